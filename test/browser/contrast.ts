/**
 * Runs in the page: every text whose contrast with what is behind it is too low (WCAG 2.2, 1.4.3: 4.5, of large letters 3), and every filled
 * shape too near to the page (1.4.11: 3).
 */
export function lowContrasts(): readonly string[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('there is no canvas');
  const rgba = (color: string): readonly number[] => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = rgba(color).map((one) => {
      const share = one / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, other: string): number => {
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element: Element | null): string => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (rgba(backgroundColor)[3] === 255) return backgroundColor;
    }
    return 'white';
  };
  const low: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element === null || texts.currentNode.textContent?.trim() === '' || element.getClientRects().length === 0) continue;
    const style = getComputedStyle(element);
    const large =
      Number.parseFloat(style.fontSize) >= 24 || (Number(style.fontWeight) >= 700 && Number.parseFloat(style.fontSize) >= 18.66);
    const color = element.namespaceURI === 'http://www.w3.org/2000/svg' ? style.fill : style.color;
    const found = contrast(color, behind(element));
    if (found < (large ? 3 : 4.5))
      low.push(`${found.toFixed(2)} ${element.tagName} ${texts.currentNode.textContent?.slice(0, 30)}`);
  }
  for (const shape of document.querySelectorAll('svg rect')) {
    const found = contrast(getComputedStyle(shape).fill, behind(shape.parentElement));
    if (found < 3) low.push(`${found.toFixed(2)} ${shape.tagName}`);
  }
  return [...new Set(low)];
}
