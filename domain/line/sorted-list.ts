/**
 * A list that stays sorted, with the first element at hand and "how many come before" without counting one by one.
 *
 * Chunks of at most `CHUNK` elements, found by binary search over their last elements: adding and removing cost a search
 * and a short move. A heap would be smaller, but knows no ranks and cannot let go of somebody in the middle; one flat array
 * moves everything behind the place where somebody leaves.
 *
 * What must stay true: no chunk is empty; no two elements compare as equal (the later one takes the place of the earlier);
 * an element in the list never changes in what `compare` looks at.
 */
const CHUNK = 512

export class SortedList<Item> {
  readonly #compare: (a: Item, b: Item) => number
  readonly #chunks: Item[][] = []
  #size = 0

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  get first(): Item | undefined {
    return this.#chunks[0]?.[0]
  }

  /** Puts the item where it belongs; one that compares as equal is replaced. */
  add(item: Item): void {
    const at = Math.min(this.#chunkFor(item), Math.max(this.#chunks.length - 1, 0))
    const chunk = this.#chunks[at]
    if (chunk === undefined) {
      this.#chunks.push([item])
      this.#size = 1
      return
    }
    const index = this.#indexIn(chunk, item)
    const there = chunk[index]
    if (there !== undefined && this.#compare(there, item) === 0) {
      chunk[index] = item
      return
    }
    // Most arrive at the end of the line, where nothing has to move.
    if (index === chunk.length) chunk.push(item)
    else chunk.splice(index, 0, item)
    this.#size += 1
    if (chunk.length > CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK / 2))
  }

  /** Takes the item out; says whether it was there. */
  remove(item: Item): boolean {
    const at = this.#chunkFor(item)
    const chunk = this.#chunks[at]
    if (chunk === undefined) return false
    const index = this.#indexIn(chunk, item)
    const there = chunk[index]
    if (there === undefined || this.#compare(there, item) !== 0) return false
    if (chunk.length === 1) this.#chunks.splice(at, 1)
    else chunk.splice(index, 1)
    this.#size -= 1
    return true
  }

  has(item: Item): boolean {
    const chunk = this.#chunks[this.#chunkFor(item)]
    const there = chunk?.[this.#indexIn(chunk, item)]
    return there !== undefined && this.#compare(there, item) === 0
  }

  /** How many elements come before this one, which need not be in the list itself. */
  countBefore(item: Item): number {
    const at = this.#chunkFor(item)
    let count = 0
    for (let i = 0; i < at; i += 1) count += this.#chunks[i]?.length ?? 0
    const chunk = this.#chunks[at]
    return chunk === undefined ? count : count + this.#indexIn(chunk, item)
  }

  /** In order. Not to be changed while walking. */
  *[Symbol.iterator](): Generator<Item> {
    for (const chunk of this.#chunks) yield* chunk
  }

  /** The first chunk whose last element does not come before the item; the number of chunks when there is none. */
  #chunkFor(item: Item): number {
    return firstIndex(this.#chunks.length, i => {
      const last = this.#chunks[i]?.at(-1)
      return last !== undefined && this.#compare(last, item) >= 0
    })
  }

  #indexIn(chunk: readonly Item[], item: Item): number {
    return firstIndex(chunk.length, i => {
      const there = chunk[i]
      return there !== undefined && this.#compare(there, item) >= 0
    })
  }
}

/** The first index below `length` for which `isAtOrAfter` holds, given that it then holds for all later ones. */
function firstIndex(length: number, isAtOrAfter: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtOrAfter(middle)) high = middle
    else low = middle + 1
  }
  return low
}
