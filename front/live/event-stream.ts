/**
 * Reads `text/event-stream` as it arrives in pieces. The browser's own EventSource tells neither the status of an answer nor
 * the comment lines by which a quiet line shows that it lives.
 */
export interface StreamEvent {
  readonly type: string
  readonly data: string
  /** The last id the server gave, which may have come with an earlier event. */
  readonly id: string | null
}

/** Gives the events that each piece completes. Pieces may end anywhere, within a line or within "\r\n". */
export function eventReader(): (piece: string) => readonly StreamEvent[] {
  let rest = ''
  let id: string | null = null
  let type = ''
  let data: string[] = []

  function line(text: string): StreamEvent | null {
    if (text === '') {
      const event = data.length > 0 ? { type: type || 'message', data: data.join('\n'), id } : null
      type = ''
      data = []
      return event
    }
    const colon = text.indexOf(':')
    const field = colon === -1 ? text : text.slice(0, colon)
    const value = colon === -1 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') type = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) id = value
    return null
  }

  return piece => {
    rest += piece
    // A "\r" at the very end may be half of "\r\n": it waits for the next piece.
    const isHalf = rest.endsWith('\r')
    const lines = (isHalf ? rest.slice(0, -1) : rest).split(/\r\n|\r|\n/)
    rest = (lines.pop() ?? '') + (isHalf ? '\r' : '')
    return lines.flatMap(text => line(text) ?? [])
  }
}
