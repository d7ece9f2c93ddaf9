/** Milliseconds from the navigation, each taken after the frame that shows it. */
export interface FirstPageMarks {
  /** The verdict, the sentence beside it, what stands before GO and the roll call are drawn. */
  readonly visible: number;
  /** A button that was pressed then has opened its dialog, and that is drawn. */
  readonly usable: number;
  /** Every criterion has its square. */
  readonly whole: number;
}

/** Runs in the page before its scripts. The button is pressed when somebody can have seen it: after the first picture. */
export const firstPageWatcher = `(() => {
  const marks = (window.sallyportMarks = {});
  const begun = new Set();
  const drawn = (name, then = () => undefined) => {
    if (begun.has(name)) return;
    begun.add(name);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      marks[name] = performance.now();
      then();
    }));
  };
  const press = () => document.querySelector('header button[aria-label="Keys"]').click();
  const first = ['.verdict .word', '.verdict h1', '.row.blocker h4', '.stations li'];
  const look = () => {
    if (first.every((place) => document.querySelector(place)?.textContent)) drawn('visible', press);
    if (document.querySelector('dialog[open] table')) drawn('usable');
    if (document.querySelectorAll('.cell[data-cell]').length > 50) drawn('whole');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
})();`;
