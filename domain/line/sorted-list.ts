/**
 * A list that stays sorted, with the first element at hand and "how many come before" without counting one by one.
 *
 * A tree of short arrays, each node knowing how many elements are below it: adding, removing, finding and counting before cost
 * one search down the tree, O(log n), whether ten wait or a million. A heap would be smaller, but knows no ranks and cannot let go
 * of somebody in the middle; one flat array, or a flat list of arrays, moves the more the more there are.
 *
 * What must stay true: no node is empty; all of child i comes before all of child i + 1, and `low` of child i + 1 lies between them;
 * no two elements compare as equal (the later one takes the place of the earlier); an element in the list never changes in what
 * `compare` looks at. Nodes that become sparse are not joined: a line is used up from its front, where they become empty and go.
 */
const WIDTH = 64

interface Node<Item> {
  size: number
  /** No element of this node comes before it. Of the first child of a node it says nothing. */
  readonly low: Item
  /** In a leaf: the elements. */
  readonly items: Item[] | null
  readonly children: Node<Item>[] | null
}

export class SortedList<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #root: Node<Item> | null = null

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#root?.size ?? 0
  }

  get first(): Item | undefined {
    let node = this.#root
    while (node?.children) node = node.children[0] ?? null
    return node?.items?.[0]
  }

  /** Puts the item where it belongs; one that compares as equal is replaced. */
  add(item: Item): void {
    if (!this.#root) {
      this.#root = leaf([item])
      return
    }
    const split = this.#addTo(this.#root, item)
    if (split) this.#root = parent([this.#root, split])
  }

  /** Takes the item out; says whether it was there. */
  remove(item: Item): boolean {
    if (!this.#root || !this.#removeFrom(this.#root, item)) return false
    while (this.#root?.children?.length === 1) this.#root = this.#root.children[0] ?? null
    if (this.#root?.size === 0) this.#root = null
    return true
  }

  has(item: Item): boolean {
    let node = this.#root
    while (node?.children) node = node.children[this.#childFor(node.children, item)] ?? null
    const there = node?.items?.[this.#indexIn(node.items, item)]
    return there !== undefined && this.#compare(there, item) === 0
  }

  /** How many elements come before this one, which need not be in the list itself. */
  countBefore(item: Item): number {
    let count = 0
    let node = this.#root
    while (node?.children) {
      const at = this.#childFor(node.children, item)
      for (let i = 0; i < at; i += 1) count += node.children[i]?.size ?? 0
      node = node.children[at] ?? null
    }
    return node?.items ? count + this.#indexIn(node.items, item) : count
  }

  /** In order. Not to be changed while walking. */
  *[Symbol.iterator](): Generator<Item> {
    if (this.#root) yield* walk(this.#root)
  }

  /** @returns the new node that stands behind this one, where it had become too wide */
  #addTo(node: Node<Item>, item: Item): Node<Item> | null {
    if (node.items) return this.#addToLeaf(node, node.items, item)
    const children = node.children ?? []
    const at = this.#childFor(children, item)
    const child = children[at]
    if (!child) return null
    const before = child.size
    const split = this.#addTo(child, item)
    if (split) children.splice(at + 1, 0, split)
    node.size += child.size + (split?.size ?? 0) - before
    if (children.length <= WIDTH) return null
    const behind = parent(children.splice(halfOf(at + 1, children.length)))
    node.size -= behind.size
    return behind
  }

  #addToLeaf(node: Node<Item>, items: Item[], item: Item): Node<Item> | null {
    const index = this.#indexIn(items, item)
    const there = items[index]
    if (there !== undefined && this.#compare(there, item) === 0) {
      items[index] = item
      return null
    }
    // Most arrive at the end of the line, where nothing has to move.
    if (index === items.length) items.push(item)
    else items.splice(index, 0, item)
    node.size = items.length
    if (items.length <= WIDTH) return null
    const behind = leaf(items.splice(halfOf(index, items.length)))
    node.size = items.length
    return behind
  }

  #removeFrom(node: Node<Item>, item: Item): boolean {
    if (node.items) {
      const index = this.#indexIn(node.items, item)
      const there = node.items[index]
      if (there === undefined || this.#compare(there, item) !== 0) return false
      node.items.splice(index, 1)
      node.size -= 1
      return true
    }
    const children = node.children ?? []
    const at = this.#childFor(children, item)
    const child = children[at]
    if (!child || !this.#removeFrom(child, item)) return false
    node.size -= 1
    if (child.size === 0) children.splice(at, 1)
    return true
  }

  /** The last child that does not begin behind the item. */
  #childFor(children: readonly Node<Item>[], item: Item): number {
    let low = 1
    let high = children.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const child = children[middle]
      if (child && this.#compare(child.low, item) <= 0) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The first index whose element does not come before the item. */
  #indexIn(items: readonly Item[], item: Item): number {
    let low = 0
    let high = items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = items[middle]
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Where to break a node that is too wide: in the middle, but at its end where it grows there, so that a line is kept densely. */
function halfOf(grownAt: number, length: number): number {
  return grownAt === length - 1 ? length - 1 : length >>> 1
}

function leaf<Item>(items: Item[]): Node<Item> {
  const [low] = items
  if (low === undefined) throw new Error('a node of a sorted list is never empty')
  return { size: items.length, low, items, children: null }
}

function parent<Item>(children: Node<Item>[]): Node<Item> {
  const [first] = children
  if (!first) throw new Error('a node of a sorted list is never empty')
  const size = children.reduce((sum, child) => sum + child.size, 0)
  return { size, low: first.low, items: null, children }
}

function* walk<Item>(node: Node<Item>): Generator<Item> {
  if (node.items) yield* node.items
  for (const child of node.children ?? []) yield* walk(child)
}
