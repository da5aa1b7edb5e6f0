// Keyboard shortcuts of the work list: "/" goes to the search box, unless the user is typing.
export function shortcuts(root) {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const search = root.querySelector("[data-search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
}
