/** A key as it is printed on the keyboard. */
import { capsOf } from '../commands/keys.ts'

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent)

/** Hidden from screen readers, which are told the key by `aria-keyshortcuts`. */
export function Caps({ spec }: { spec: string }) {
  return (
    <span className="caps" aria-hidden="true">
      {capsOf(spec, IS_MAC).map(cap => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
