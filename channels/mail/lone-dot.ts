/**
 * A line of a single dot ends a mail, and only between two CR LF. Where another kind of line end stands around it, two
 * servers may disagree on where the mail ends, and what follows is a second mail that nobody checked ("SMTP
 * smuggling"). We never end a mail there; this tells that one holds it. It looks at the bytes of the line itself,
 * because once doubled dots are undone, an honest mail may look the same.
 */

const CR = 13
const LF = 10
/** The longest run that decides: CR LF . CR LF, less one byte. */
const SEAM = 4

/** @returns a function to which every piece of the line is given, in order; whether a lone dot shows with this one */
export function watchForLoneDots(): (bytes: Buffer) => boolean {
  let tail = Buffer.alloc(0)
  return bytes => {
    const seam = Buffer.concat([tail, bytes.subarray(0, SEAM)])
    tail = Buffer.concat([tail, bytes.subarray(-SEAM)]).subarray(-SEAM)
    return holdsLoneDot(seam) || holdsLoneDot(bytes)
  }
}

function holdsLoneDot(bytes: Buffer): boolean {
  return [LF, CR].some(before => {
    const start = Buffer.from([before, 46])
    for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
      if (isAmbiguous(bytes, at)) return true
    }
    return false
  })
}

/** @param at where the byte before the dot stands. What lies beyond this piece is judged at the seam. */
function isAmbiguous(bytes: Buffer, at: number): boolean {
  const [before, after, last] = [bytes[at - 1], bytes[at + 2], bytes[at + 3]]
  if (after !== CR && after !== LF) return false
  if (after === LF || bytes[at] === CR) return true
  return (before !== undefined && before !== CR) || (last !== undefined && last !== LF)
}
