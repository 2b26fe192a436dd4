/** The fields of one question on a form: everything but what the page itself sends along. */

const OWN = new Set(["csrf_token", "page", "change", "go", "flag"]);
/** `was` names what the page was rendered with: the page's own, too. */
const own = (name) => OWN.has(name) || name.endsWith("-was");

/** @param {HTMLInputElement} control @returns {boolean} whether a student answers with it */
export const answers = (control) => Boolean(control.name) && !own(control.name) && control.type !== "submit";

/** @param {HTMLFormElement} form @param {HTMLElement} question */
const controls = (form, question) => [...form.elements].filter((each) => answers(each) && question.contains(each));

/** @returns {[string, string][]} what the question's fields hold, as the form would send it */
export function values(form, question) {
  const names = new Set(controls(form, question).map((each) => each.name));
  return [...new FormData(form)].filter(([name]) => names.has(name));
}

/** @returns {boolean} whether something was changed since the server rendered the question */
export function touched(form, question) {
  return controls(form, question).some((each) =>
    each.type === "radio" || each.type === "checkbox"
      ? each.checked !== each.defaultChecked
      : each.options
        ? [...each.options].some((option) => option.defaultSelected && !option.selected) ||
          (each.selectedIndex > 0 && !each.options[each.selectedIndex].defaultSelected)
        : each.value !== each.defaultValue,
  );
}

/** Put values back into the question's fields. @param {[string, string][]} given */
export function fill(form, question, given) {
  for (const control of controls(form, question)) {
    const held = given.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = held.includes(control.value);
    else control.value = held[0] ?? "";
  }
}

/** @param {[string, string][]} fields @returns {[string, string][]} without what the page added */
export const given = (fields) => fields.filter(([name]) => !own(name));
