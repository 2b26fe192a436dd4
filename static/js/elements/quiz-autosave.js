import { answers, fill, given, touched, values } from "../lib/fields.js";
import { send } from "../lib/send.js";
import { keep, recall } from "../lib/store.js";
import { SaveStatus, markAnswered } from "../lib/save-status.js";

const TYPING_PAUSE = 700;
const LONGEST_WAIT = 30_000;

/**
 * @typedef {object} Unsent the newest value of one question that the server has not acknowledged
 * @property {string} url
 * @property {[string, string][]} fields what the form held, with page and change
 */

/**
 * Sends each answer as it is given. Around the form of a quiz; attributes: data-save-url, and
 * data-store (the attempt), under which unsent answers outlive this page. Each question
 * stands in an element with data-position (the form, when there is one question), and with its own
 * data-save-url where the address differs.
 */
class QuizAutosave extends HTMLElement {
  /** @type {Map<string, Unsent>} */ #unsent = new Map();
  #typing = 0;
  #retry = 0;
  #wait = 0;
  #leaving = false;
  #stopped = false;
  #edited = false;
  /** @type {Promise<boolean>|null} */ #sending = null;

  connectedCallback() {
    if (!this.querySelector(".saved")) return; // a marked question: nothing more to save
    this.form = this.querySelector("form");
    this.status = new SaveStatus(this, () => this.flush());
    this.#restore();
    for (const question of this.querySelectorAll("[data-position]")) {
      // Someone was quicker than this script.
      if (!this.#unsent.has(question.dataset.position) && touched(this.form, question)) this.#capture(question);
    }
    if (this.#unsent.size) this.flush();
    this.form.addEventListener("input", (event) => this.#changed(event.target, TYPING_PAUSE));
    this.form.addEventListener("change", (event) => this.#changed(event.target, 0));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    document.addEventListener("submit", (event) => (this.#leaving ||= !event.defaultPrevented));
    addEventListener("online", () => this.flush());
    addEventListener("pageshow", () => (this.#leaving = false));
    addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("beforeunload", (event) => {
      this.flush(); // it outlives the page; only when the server is away is there something to lose
      if (this.#unsent.size && this.#wait && !this.#leaving) event.preventDefault();
    });
  }

  /** Send what is unsent now. @returns {Promise<boolean>} whether nothing is left unsent */
  flush() {
    clearTimeout(this.#typing);
    clearTimeout(this.#retry);
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    return this.#sending;
  }

  #changed(control, pause) {
    if (this.#stopped || !answers(control)) return;
    this.#edited = true;
    this.#capture(control.closest("[data-position]"));
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.flush(), pause);
  }

  #capture(question) {
    // What the page was rendered with no longer stands for "nothing changed here".
    for (const was of question.querySelectorAll("input[name$='-was']")) was.remove();
    const count = this.form.elements.change;
    count.value = String(Number(count.value) + 1);
    const fields = [
      ...values(this.form, question),
      ["page", this.form.elements.page.value],
      ["change", count.value],
    ];
    const { position } = question.dataset;
    const unsent = { url: question.dataset.saveUrl ?? this.dataset.saveUrl, fields };
    this.#unsent.set(position, unsent);
    keep(this.#key(position), unsent);
    if (!this.#wait) this.status.saving();
  }

  #key(position) {
    return `unsent:${this.dataset.store}:${position}`;
  }

  async #sendAll() {
    while (this.#unsent.size && !this.#stopped) {
      const [position, unsent] = this.#unsent.entries().next().value;
      const { state, reply } = await send(unsent.url, unsent.fields);
      if (state === "unreachable" || state === "signed-out") {
        this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2 || 1000);
        this.#retry = setTimeout(() => this.flush(), this.#wait);
        this.status.offline(state);
        return false;
      }
      this.#wait = 0;
      if (this.#unsent.get(position) !== unsent && state !== "closed") continue; // a newer value waits
      this.#unsent.delete(position);
      keep(this.#key(position), null);
      if (state === "closed") {
        this.#stopped = true;
        this.status.closed(reply.message, reply.location);
      } else if (state === "refused") {
        this.status.refused(reply.message);
      } else {
        this.status.saved(reply.note);
        markAnswered(reply.answered);
        if (unsent.restored && !this.#edited && !this.#leaving) location.reload();
      }
    }
    return this.#unsent.size === 0;
  }

  #submitted(event) {
    if (this.#leaving) event.preventDefault(); // a double click
    else if (this.#wait && !this.#stopped) {
      event.preventDefault(); // the server was away a moment ago: do not leave for an error page
      this.flush().then((done) => done && this.form.requestSubmit(event.submitter));
    } else {
      this.#leaving = true; // the form itself carries the newest values
      setTimeout(() => (this.#leaving = false), 3000);
    }
  }

  #restore() {
    for (const question of this.querySelectorAll("[data-position]")) {
      const { position } = question.dataset;
      /** @type {Unsent|null} */ const unsent = recall(this.#key(position));
      if (!unsent) continue;
      const kept = given(unsent.fields);
      if (JSON.stringify(kept) === JSON.stringify(values(this.form, question))) {
        keep(this.#key(position), null); // it had arrived after all
        continue;
      }
      fill(this.form, question, kept);
      // Sent under its old page and change: if it had arrived, it is not applied a second time,
      // and the page is loaded again to show what counts.
      this.#unsent.set(position, { ...unsent, restored: true });
    }
  }
}

customElements.define("quiz-autosave", QuizAutosave);
