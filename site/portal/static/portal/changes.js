// Going from change to change: buttons, or the keys p and n. A folded stretch opens when its article is asked for.
const changes = [...document.querySelectorAll("[data-turn-number]")];
const stepper = document.querySelector("[data-stepper]");
const turn = document.querySelector("[data-turn]");
let at = -1;

function go(to) {
  at = (to + changes.length) % changes.length;
  const change = changes[at];
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: "start" });
  history.replaceState(null, "", `#${change.id}`);
  turn.textContent = `wijziging ${at + 1} van ${changes.length}`;
}

function nearest() {
  const top = changes.findIndex((change) => change.getBoundingClientRect().top > 100);
  return top === -1 ? changes.length : top;
}

function step(by) {
  const current = changes[at]?.getBoundingClientRect();
  const away = !current || current.bottom < 0 || current.top > innerHeight;
  go(away ? nearest() - (by < 0 ? 1 : 0) : at + by);
}

function unfold() {
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = asked && asked.closest("details.folded");
  if (folded && !folded.open) {
    folded.open = true;
    asked.scrollIntoView();
  }
}

if (changes.length && stepper) {
  stepper.hidden = false;
  stepper.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step));
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
}
unfold();
addEventListener("hashchange", unfold);

const list = document.querySelector("[data-contents]");
const wide = matchMedia("(min-width: 62rem)");
if (list) {
  list.open = wide.matches;
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) list.open = false;
  });
}
