/**
 * Moves the items of an ordering question, by buttons or by dragging. The selects stay the form's
 * fields: they are hidden and told each item's number, so the form is the same without this.
 */
class OrderList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    if (this.querySelector("select:disabled")) return;
    this.live = this.querySelector("[aria-live]");
    this.list.setAttribute("data-moving", "");
    for (const each of this.querySelectorAll("select, [data-plain]")) each.hidden = true;
    this.querySelector("p[data-moving]").hidden = false;
    for (const item of this.#items()) this.#equip(item);
    const places = [...this.querySelectorAll("select")].map((each) => each.value);
    const touched = places.some(Boolean);
    if (touched) {
      const rank = (item) => Number(item.querySelector("select").value) || this.#items().length;
      this.list.append(...this.#items().sort((one, other) => rank(one) - rank(other)));
    }
    this.list.toggleAttribute("data-touched", touched);
    this.#ends();
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) this.#step(button, Number(button.dataset.move));
    });
    this.addEventListener("pointerdown", (event) => this.#hold(event));
  }

  /** @returns {HTMLLIElement[]} */
  #items() {
    return [...this.list.children];
  }

  /** What an item says; of one with formulas, as it was typed. */
  #words(item) {
    return item.querySelector("select").ariaLabel ?? item.querySelector(".order-text").textContent;
  }

  /** Give an item its grip and its two buttons. */
  #equip(item) {
    const [grip, moves] = this.querySelector("template").content.cloneNode(true).children;
    const words = this.#words(item);
    for (const button of moves.children) button.ariaLabel = button.dataset.label.replace("{item}", () => words);
    item.prepend(grip);
    item.append(moves);
  }

  #step(button, by) {
    const item = button.closest("li");
    const other = this.#items()[this.#items().indexOf(item) + by];
    if (!other) return;
    if (by < 0) other.before(item);
    else other.after(item);
    this.#settle(item);
    (button.disabled ? item.querySelector("[data-move]:enabled") : button).focus();
  }

  #hold(event) {
    const item = event.target.closest("li");
    const held = event.target.closest(event.pointerType === "touch" ? ".order-grip" : ".order-grip, .order-text");
    if (!held || !item || event.button) return;
    event.preventDefault();
    const start = this.#items().indexOf(item);
    item.dataset.held = "";
    item.setPointerCapture(event.pointerId);
    const move = ({ clientY }) => {
      const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
      const previous = item.previousElementSibling;
      const next = item.nextElementSibling;
      // The neighbour moves: an item taken out of the page would lose the pointer it has captured.
      if (previous && clientY < middle(previous)) item.after(previous);
      else if (next && clientY > middle(next)) item.before(next);
    };
    const drop = () => {
      delete item.dataset.held;
      item.removeEventListener("pointermove", move);
      item.removeEventListener("lostpointercapture", drop);
      if (this.#items().indexOf(item) !== start) this.#settle(item);
    };
    item.addEventListener("pointermove", move);
    item.addEventListener("pointerup", () => item.releasePointerCapture(event.pointerId), { once: true });
    item.addEventListener("lostpointercapture", drop);
  }

  #settle(item) {
    const items = this.#items();
    items.forEach((each, index) => {
      each.querySelector("select").value = String(index + 1);
      each.toggleAttribute("data-moved", each === item);
    });
    this.list.setAttribute("data-touched", "");
    this.#ends();
    const words = { item: this.#words(item), place: items.indexOf(item) + 1, count: items.length };
    this.live.textContent = this.dataset.moved.replace(/\{(\w+)\}/g, (_, name) => String(words[name]));
    item.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
  }

  #ends() {
    const items = this.#items();
    for (const [index, item] of items.entries()) {
      const [up, down] = item.querySelectorAll("[data-move]");
      up.disabled = index === 0;
      down.disabled = index === items.length - 1;
    }
  }
}

customElements.define("order-list", OrderList);
