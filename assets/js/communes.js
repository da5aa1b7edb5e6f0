// Commune fields suggest from the whole country while one types; without this file the list of the own
// province is there, and the server understands names.
export function communes(root) {
  for (const field of root.querySelectorAll("[data-commune]")) {
    let latest = "";
    field.addEventListener("input", async () => {
      const query = field.value.trim();
      if (query.length < 3 || query === latest || /^\d{5} /.test(query)) return;
      latest = query;
      try {
        const answer = await fetch(`/api/v1/reference/communes?limit=12&q=${encodeURIComponent(query)}`);
        if (!answer.ok || latest !== query) return;
        const found = (await answer.json()).items ?? [];
        if (found.length === 0) return;
        const list = document.createElement("datalist");
        list.id = `${field.id}-suggestions`;
        for (const commune of found) {
          const option = document.createElement("option");
          const name = commune.name[document.documentElement.lang] ?? commune.name.vi;
          option.value = `${commune.code} – ${name}, ${commune.province_name}`;
          list.append(option);
        }
        document.getElementById(list.id)?.remove();
        field.after(list);
        field.setAttribute("list", list.id);
      } catch {
        // Offline: the field still takes a name or a code.
      }
    });
  }
}
