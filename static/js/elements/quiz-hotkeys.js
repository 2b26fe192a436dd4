import { keep, recall } from "../lib/store.js";

const TYPED_IN = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";

/**
 * Single keys: 1-9 choose an option; what carries data-key (a list of key names) is pressed by
 * them; `?` opens the sheet inside. Never in a field, never with a modifier, and switched off there.
 */
class QuizHotkeys extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.sheet = this.querySelector("dialog");
    const use = this.sheet.querySelector("input[type=checkbox]");
    use.checked = recall("keys") !== "off";
    use.addEventListener("change", () => keep("keys", use.checked ? null : "off"));
    this.querySelector("[data-key]").addEventListener("click", () => this.sheet.showModal());
    this.querySelector("[data-close]").addEventListener("click", () => this.sheet.close());
    document.addEventListener("keydown", (event) => {
      if (use.checked && this.#mine(event) && this.#press(event.key, event.target)) event.preventDefault();
    });
  }

  /** @param {KeyboardEvent} event */
  #mine(event) {
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat;
    if (event.defaultPrevented || modified || document.querySelector("dialog[open], :popover-open")) return false;
    if (event.target.closest(TYPED_IN)) return false;
    // A radio keeps its own arrows, and whatever is pressed by Enter keeps Enter.
    if (event.key.startsWith("Arrow")) return !event.target.matches("input, [tabindex='0']");
    if (event.key === "Enter") return !event.target.closest("a, button, input, summary");
    return true;
  }

  /** @param {string} key @param {Element} target @returns {boolean} whether the key did something */
  #press(key, target) {
    const scope = target.closest("[data-position]") ?? this.#only();
    if (/^[1-9]$/.test(key) && scope) {
      const option = scope.querySelectorAll(".choice-input:enabled")[Number(key) - 1];
      if (option) {
        option.click();
        return true;
      }
    }
    const name = key.length === 1 ? key.toLowerCase() : key;
    const found =
      document.querySelector(`[data-key~="${CSS.escape(name)}"]:not(:disabled)`) ??
      (key === "Enter" ? scope?.querySelector(".button-primary") : null);
    found?.click();
    return Boolean(found);
  }

  /** @returns {Element|null} the page's one question, or null when it has several */
  #only() {
    const questions = document.querySelectorAll("[data-position]");
    return questions.length === 1 ? questions[0] : null;
  }
}

customElements.define("quiz-hotkeys", QuizHotkeys);
