/**
 * @typedef {object} Outcome what became of one request
 * @property {"saved"|"refused"|"closed"|"signed-out"|"unreachable"} state
 * @property {any} [reply] the server's JSON
 */

const PATIENCE = 10_000;

/** @returns {string} */
const token = () => document.querySelector("input[name=csrf_token]")?.value ?? "";

/**
 * Post one question's fields. A token that has grown old is swapped in every form, once.
 * @param {string} url
 * @param {[string, string][]} fields
 * @param {boolean} [again]
 * @returns {Promise<Outcome>}
 */
export async function send(url, fields, again = true) {
  const body = new URLSearchParams(fields);
  body.set("csrf_token", token());
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: abort.signal,
      keepalive: body.toString().length < 60_000, // so that it outlives a closed tab
    });
    const reply = await answer.json();
    if (answer.ok && reply.saved === true) return { state: "saved", reply };
    if (answer.status === 403 && reply.csrf && again) {
      for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = reply.csrf;
      return await send(url, fields, false);
    }
    if (answer.status === 401) return { state: "signed-out" };
    if (answer.status === 410) return { state: "closed", reply };
    if (answer.status === 409 || answer.status === 422) return { state: "refused", reply };
    return { state: "unreachable" };
  } catch {
    return { state: "unreachable" }; // no network, no server, too slow, or not our JSON
  } finally {
    clearTimeout(timer);
  }
}
