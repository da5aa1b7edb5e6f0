// A table wider than its region must be reachable by keyboard; one that fits should not be a tab stop.
export function labelScrollRegions(root) {
  const regions = [...root.querySelectorAll(".tnld-scroll")];
  const update = () => {
    for (const region of regions) {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
      else region.removeAttribute("tabindex");
    }
  };
  update();
  window.addEventListener("resize", update);
}
