// Each list of former units holds only its own choice and those that are left; the whole list is filled in on use.
const found = document.getElementById("former-units");
const units = found ? Object.entries(JSON.parse(found.textContent)) : [];

function fill(select) {
  if (select.dataset.filled) return;
  select.dataset.filled = "yes";
  const chosen = select.value;
  const [none] = select.options;
  select.replaceChildren(none, ...units.map(([key, title]) => new Option(title, key)));
  select.value = chosen;
}

document.querySelectorAll("select[data-match]").forEach((select) => {
  ["focus", "pointerdown"].forEach((event) => select.addEventListener(event, () => fill(select)));
});
