// Shows the HTML of a table as cells to type in. Without this script the textarea itself is edited.
(() => {
  const BUTTONS = [
    ["Rij erbij", "addRow"],
    ["Rij weg", "removeRow"],
    ["Kolom erbij", "addColumn"],
    ["Kolom weg", "removeColumn"],
    ["Kopregel aan of uit", "toggleHead"],
    ["Samenvoegen met rechts", "mergeRight"],
    ["Splitsen", "split"],
  ];

  class LegalTableController extends window.StimulusModule.Controller {
    connect() {
      if (this.view) return;
      this.view = document.createElement("div");
      this.view.className = "legal-table";
      this.view.innerHTML = this.element.value;
      this.tools = document.createElement("div");
      this.tools.className = "legal-table-tools";
      BUTTONS.forEach(([label, verb]) => this.tools.append(this.button(label, verb)));
      this.element.before(this.view, this.tools);
      this.element.hidden = true;
      this.view.addEventListener("focusin", (event) => { this.cell = event.target.closest("td"); });
      this.view.addEventListener("input", () => this.keep());
      this.prepare();
    }

    disconnect() {
      this.view?.remove();
      this.tools?.remove();
      this.view = null;
      this.element.hidden = false;
    }

    button(label, verb) {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "button button-small button-secondary";
      made.textContent = label;
      made.addEventListener("click", () => { this[verb](); this.keep(); });
      return made;
    }

    prepare() {
      this.view.querySelectorAll("td").forEach((cell) => { cell.contentEditable = "true"; });
    }

    keep() {
      this.prepare();
      const copy = this.view.cloneNode(true);
      copy.querySelectorAll("td").forEach((cell) => cell.removeAttribute("contenteditable"));
      this.element.value = copy.innerHTML;
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }

    get rows() { return [...this.view.querySelectorAll("tr")]; }

    get current() {
      return this.view.contains(this.cell) ? this.cell : this.view.querySelector("tr:last-child td");
    }

    addRow() {
      const row = this.current.closest("tr").cloneNode(true);
      row.querySelectorAll("td").forEach((cell) => { cell.replaceChildren(); cell.removeAttribute("rowspan"); });
      const body = this.view.querySelector("tbody") ?? this.view.querySelector("table").createTBody();
      if (this.current.closest("thead")) body.prepend(row);
      else this.current.closest("tr").after(row);
    }

    removeRow() { if (this.rows.length > 1) this.current.closest("tr").remove(); }

    addColumn() {
      const place = this.current.cellIndex;
      this.rows.forEach((row) => (row.cells[Math.min(place, row.cells.length - 1)]).after(document.createElement("td")));
    }

    removeColumn() {
      const place = this.current.cellIndex;
      if (this.rows.every((row) => row.cells.length > 1)) this.rows.forEach((row) => row.cells[place]?.remove());
    }

    toggleHead() {
      const table = this.view.querySelector("table");
      const head = table.tHead ?? table.createTHead();
      const body = table.tBodies[0] ?? table.createTBody();
      if (head.rows.length) body.prepend(...head.rows);
      else if (body.rows.length) head.append(body.rows[0]);
    }

    mergeRight() {
      const cell = this.current;
      const next = cell.nextElementSibling;
      if (!next) return;
      cell.colSpan += next.colSpan;
      if (next.textContent.trim()) cell.append(" ", ...next.childNodes);
      next.remove();
    }

    split() {
      const cell = this.current;
      while (cell.colSpan > 1) {
        cell.colSpan -= 1;
        cell.after(document.createElement("td"));
      }
    }
  }

  window.wagtail.app.register("legal-table", LegalTableController);

  // What a folded table is called: its words, and not its HTML.
  class TableWidget extends window.telepath.constructors["wagtail.widgets.Widget"] {
    constructor(...given) {
      super(...given);
      this.boundWidgetClass = class extends this.boundWidgetClass {
        getTextLabel({ maxLength = 60 } = {}) {
          const cells = new DOMParser().parseFromString(this.getValue() ?? "", "text/html").querySelectorAll("td");
          const words = [...cells].map((cell) => cell.textContent.trim()).filter(Boolean).join(" · ");
          return words.length > maxLength ? `${words.slice(0, maxLength - 1)}…` : words;
        }
      };
    }
  }

  window.telepath.register("documents.TableInput", TableWidget);
})();
