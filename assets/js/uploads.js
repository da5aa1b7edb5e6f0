// A chosen file is sent at once, in pieces, with a progress bar; when the line is cut it goes on where it ended.
// Without this file the form carries the file itself.
const PIECE = 512 * 1024;
const TRIES = 8;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What the server says is wrong, in words. */
async function words(answer) {
  try {
    const problem = await answer.json();
    return problem.errors?.[0]?.detail ?? problem.errors?.[0]?.message ?? problem.detail ?? problem.title;
  } catch {
    return `HTTP ${answer.status}`;
  }
}

class Refused extends Error {}

async function begin(field, file, headers) {
  const answer = await fetch(field.dataset.upload, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify({ name: file.name, content_type: file.type || null, length: file.size }),
  });
  if (!answer.ok) throw new Refused(await words(answer));
  return answer.headers.get("Location");
}

/** Sends the file from where the server says it ends; after a cut it asks again. */
async function send(place, file, headers, progress) {
  let offset = 0;
  let failures = 0;
  for (;;) {
    try {
      const end = Math.min(offset + PIECE, file.size);
      const answer = await fetch(place, {
        method: "PATCH",
        headers: { ...headers, "Content-Type": "application/offset+octet-stream", "Upload-Offset": `${offset}` },
        body: file.slice(offset, end),
      });
      if (answer.status === 422 || answer.status === 404 || answer.status === 403) {
        throw new Refused(await words(answer));
      }
      if (!answer.ok) throw new Error(await words(answer));
      offset = Number(answer.headers.get("Upload-Offset"));
      failures = 0;
      progress(offset);
      if (offset >= file.size) return;
    } catch (problem) {
      if (problem instanceof Refused || ++failures > TRIES) throw problem;
      progress(offset, true);
      await pause(Math.min(500 * 2 ** failures, 15000));
      try {
        const asked = await fetch(place, { method: "HEAD", headers });
        if (asked.ok) offset = Number(asked.headers.get("Upload-Offset"));
      } catch {
        // Still no line: the next turn tries again.
      }
    }
  }
}

export function uploads(root) {
  for (const field of root.querySelectorAll("[data-upload]")) {
    const form = field.form;
    const id = form.querySelector("[name=upload_id]");
    const headers = { "X-CSRF-Token": form.querySelector("[name=_csrf]").value };
    const bar = document.createElement("progress");
    const said = document.createElement("p");
    const retry = document.createElement("button");
    bar.className = "tnld-progress";
    bar.hidden = true;
    bar.max = 100;
    said.className = "govuk-body-s tnld-upload-said";
    said.setAttribute("role", "status");
    retry.type = "button";
    retry.className = "tnld-link-button";
    retry.textContent = field.dataset.retry;
    retry.hidden = true;
    field.after(bar, said, retry);
    bar.setAttribute("aria-label", field.dataset.sending);
    let busy = false;

    async function start() {
      const file = field.files[0];
      if (!file || busy) return;
      busy = true;
      id.value = "";
      retry.hidden = true;
      bar.hidden = false;
      bar.value = 0;
      said.textContent = field.dataset.sending;
      said.classList.remove("govuk-error-message");
      document.getElementById("file-received")?.remove();
      try {
        const place = await begin(field, file, headers);
        await send(place, file, headers, (offset, cut) => {
          bar.value = (100 * offset) / file.size;
          said.textContent = cut ? field.dataset.cut : `${field.dataset.sending} ${Math.floor(bar.value)}%`;
        });
        id.value = place.split("/").pop();
        field.removeAttribute("name");
        said.textContent = `${field.dataset.done} ${file.name}`;
      } catch (problem) {
        field.setAttribute("name", "file");
        bar.hidden = true;
        said.textContent = problem.message;
        said.classList.add("govuk-error-message");
        retry.hidden = problem instanceof Refused;
        if (problem instanceof Refused) field.value = "";
      }
      busy = false;
    }

    field.addEventListener("change", start);
    retry.addEventListener("click", start);
    form.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      said.textContent = field.dataset.wait;
    });
  }
}
