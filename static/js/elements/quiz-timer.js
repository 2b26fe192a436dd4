import { keep, recall } from "../lib/store.js";

const SPOKEN = [300, 60, 30, 10];
const LATE = 60;
/** How long the last save may take before the hand-in goes: within the server's grace of 10 s. */
const LAST_SAVE = 8000;

/**
 * Counts down the seconds that the server says are left, and hands in at none.
 * Attributes: data-seconds, data-hand-in-form (an id), data-left and data-up (words).
 */
class QuizTimer extends HTMLElement {
  connectedCallback() {
    const [navigation] = performance.getEntriesByType("navigation");
    this.end = (navigation?.responseStart ?? performance.now()) + Number(this.dataset.seconds) * 1000;
    this.face = this.querySelector("time");
    this.live = this.querySelector("[aria-live]");
    this.spoken = this.#left() + 1;
    this.#hideable(this.querySelector("button"));
    this.timer = setInterval(() => this.#tick(), 250);
    this.#tick();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  /** @returns {number} whole seconds left */
  #left() {
    return Math.max(0, Math.ceil((this.end - performance.now()) / 1000));
  }

  #tick() {
    const left = this.#left();
    const text = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (this.face.textContent === text && left) return;
    this.face.textContent = text;
    if (left <= LATE) this.dataset.state = "late";
    const due = SPOKEN.find((each) => left <= each && this.spoken > each);
    if (due) this.live.textContent = this.dataset.left.replace("{time}", text);
    this.spoken = left;
    if (left === 0) this.#handIn();
  }

  async #handIn() {
    clearInterval(this.timer);
    this.live.textContent = this.dataset.up;
    const saving = document.querySelector("quiz-autosave")?.flush?.();
    await Promise.race([saving, new Promise((done) => setTimeout(done, LAST_SAVE))]);
    document.getElementById(this.dataset.handInForm)?.requestSubmit();
  }

  #hideable(button) {
    const show = (hidden) => {
      this.toggleAttribute("data-hidden", hidden);
      button.setAttribute("aria-pressed", String(hidden));
    };
    button.hidden = false;
    show(recall("hide-time") === true);
    button.addEventListener("click", () => {
      const hidden = !this.hasAttribute("data-hidden");
      show(hidden);
      keep("hide-time", hidden);
    });
  }
}

customElements.define("quiz-timer", QuizTimer);
