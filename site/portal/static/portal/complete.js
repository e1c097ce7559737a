// While typing in a search field: what the words may be, in the browser's own list of suggestions.
const WAIT = 150;

for (const field of document.querySelectorAll("input[type=search][data-complete]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-suggesties`;
  field.after(list);
  field.setAttribute("list", list.id);
  let timer;
  let asked = "";

  const ask = async () => {
    const typed = field.value.trim();
    if (typed === asked || typed.length < 2) return;
    asked = typed;
    const address = `${field.dataset.complete}?q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || field.value.trim() !== typed) return;
    const { suggestions } = await answer.json();
    list.replaceChildren(...suggestions.map(({ text }) => new Option("", text)));
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
