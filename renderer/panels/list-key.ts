/**
 * How far a key goes in a list that lies in rows: Down and Up to the next and the one before, with Shift a row, Home and
 * End with Shift to its ends. Left and Right are left to the timeline: what is looked at stays while the steps go by.
 */
export function listKey(event: KeyboardEvent, columns: number): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const rows = event.shiftKey ? columns : 1;
  switch (event.key) {
    case 'ArrowDown':
      return rows;
    case 'ArrowUp':
      return -rows;
    case 'Home':
      return event.shiftKey ? -Infinity : null;
    case 'End':
      return event.shiftKey ? Infinity : null;
    default:
      return null;
  }
}
