/** A cell that says on a phone, where the head of its table is gone, what it is. */
import type { ReactNode } from 'react'

export function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <td data-name={name} data-zero={children === 0}>
      {children}
    </td>
  )
}
