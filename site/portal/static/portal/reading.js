// Reading a text: copy a link with how the place is cited, show where you are, stay at the same article when you
// go to another version, find a place that was typed by hand.
const copied = document.querySelector("[data-copied]");
const source = document.querySelector("[data-reading]")?.dataset.reading;

function quotation(link) {
  const place = link.dataset.copy || link.ariaLabel?.split(" Link naar ")[1];
  return place ? `${place}, ${source}\n${link.href}` : link.href;
}

function typedPlace() {
  const typed = location.hash.slice(1);
  try {
    return decodeURIComponent(typed);
  } catch {
    return typed; // a percent sign that is no code
  }
}

function findTyped() {
  let place = typedPlace();
  if (!place || document.getElementById(place)) return;
  place = place.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  while (place && !document.getElementById(place)) place = place.replace(/-?[^-]*$/, "");
  if (place) location.replace(`#${place}`);
}
findTyped();
addEventListener("hashchange", findTyped);

for (const link of document.querySelectorAll("a[data-copy]")) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(quotation(link));
    if (link.hash) history.replaceState(null, "", link.hash);
    if (copied) copied.textContent = "De link is gekopieerd.";
    link.classList.add("is-copied");
    setTimeout(() => {
      link.classList.remove("is-copied");
      if (copied) copied.textContent = "";
    }, 3000);
  });
}

const places = document.querySelectorAll("a[data-same-place]");
const follow = () => places.forEach((link) => { link.hash = location.hash; });
if (places.length) {
  follow();
  addEventListener("hashchange", follow);
}

const contents = document.querySelector("[data-contents]");
if (contents) {
  const wide = matchMedia("(min-width: 62rem)");
  const adapt = () => { contents.open = wide.matches; };
  adapt();
  wide.addEventListener("change", adapt);
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) contents.open = false;
  });
  const entries = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const units = [...document.querySelectorAll("[data-reading] .unit")];
  const visible = new Set();
  let marked = null;
  const mark = () => {
    const first = units.find((unit) => visible.has(unit));
    const link = first && entries.get(first.id);
    if (!link || link === marked) return;
    marked?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "location");
    marked = link;
    if (wide.matches) {
      const box = link.closest("nav");
      const top = link.offsetTop - box.offsetTop;
      if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 60) box.scrollTop = top - 80;
    }
  };
  const watcher = new IntersectionObserver((seen) => {
    for (const entry of seen) visible[entry.isIntersecting ? "add" : "delete"](entry.target);
    mark();
  }, { rootMargin: "-80px 0px -40% 0px" });
  units.forEach((unit) => watcher.observe(unit));
}
