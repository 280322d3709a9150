/** Cuts the middle out of a text that is too long: both ends of a path tell it from others. */
export function shortenMiddle(text: string, width: number): string {
  const letters = Array.from(text);
  if (letters.length <= width) return text;
  if (width <= 1) return '…'.slice(0, Math.max(width, 0));
  const tail = Math.floor((width - 1) / 2);
  return `${letters.slice(0, width - 1 - tail).join('')}…${letters.slice(letters.length - tail).join('')}`;
}
