/** What makes a part of the page take files that are dropped on it; `hovers` is told whether some are held above it. Other things are left to the browser. */
export function takesFiles(
  take: (files: readonly File[]) => void,
  hovers: (over: boolean) => void = () => {},
): { readonly [Name in 'onDragOver' | 'onDragLeave' | 'onDrop']: (event: DragEvent) => void } {
  return {
    onDragOver: (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      hovers(true);
    },
    onDragLeave: () => hovers(false),
    onDrop: (event) => {
      hovers(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    },
  };
}

/**
 * What is dropped where nobody takes it would be opened in the place of the page, and what stands there would be gone: files are left where
 * they are, and `told` says so; links are left without a word. Ends with what it returns.
 */
export function leaveStrayDrops(told: () => void): () => void {
  const over = (event: DragEvent): void => {
    if (isStray(event)) event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    if (!isStray(event)) return;
    event.preventDefault();
    if (holdsFiles(event)) told();
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}

/** Nobody took it, and it is no text that a field takes by itself. */
function isStray(event: DragEvent): boolean {
  if (event.defaultPrevented) return false;
  const [target] = event.composedPath();
  if (holdsFiles(event)) return !(target instanceof HTMLInputElement && target.type === 'file');
  return event.dataTransfer?.types.includes('text/uri-list') === true && !takesText(target);
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
