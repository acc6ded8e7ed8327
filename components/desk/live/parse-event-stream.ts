/** One event of a stream: its name, `message` when it has none, its data, and the last id that the stream gave. */
export interface StreamEvent {
  name: string;
  data: string;
  id: string;
}

/**
 * Parses Server-Sent Events (WHATWG HTML 9.2.6) from text that comes in pieces, cut anywhere. The answer takes the next piece and tells
 * the events that are whole with it; comments, and events without data, are left out. What follows the last blank line waits for more.
 */
export function createEventParser(): (piece: string) => StreamEvent[] {
  let rest = '';
  let isFirst = true;
  let isHalfBreak = false;
  let [name, id] = ['', ''];
  let data: string[] = [];

  const readLine = (line: string) => {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (piece) => {
    rest += piece;
    if (isFirst && rest !== '') {
      rest = rest.replace(/^\uFEFF/, '');
      isFirst = false;
    }
    const events: StreamEvent[] = [];
    // A long line comes in many pieces and is looked through once.
    if (!isHalfBreak && !/[\r\n]/.test(piece)) return events;
    // A carriage return at the end may be the first half of a line break.
    isHalfBreak = rest.endsWith('\r');
    const whole = isHalfBreak ? rest.slice(0, -1) : rest;
    const lines = whole.split(/\r\n|\n|\r/);
    const last = lines.pop() ?? '';
    rest = last + rest.slice(whole.length);
    for (const line of lines) {
      if (line !== '') readLine(line);
      else {
        if (data.length > 0) events.push({ name: name || 'message', data: data.join('\n'), id });
        name = '';
        data = [];
      }
    }
    return events;
  };
}
