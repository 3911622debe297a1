/** Small signs that stand beside words, never instead of them. Drawn in the colour of the text. */
import type { ReactNode } from 'react'

const signs = {
  chat: <path d="M2.5 3.5h11v7h-6L4 13v-2.5H2.5z" />,
  call: (
    <path d="M3.2 2.5h2.6l1 3-1.6 1.2a8 8 0 0 0 4.1 4.1l1.2-1.6 3 1v2.6c-6 .9-11.200-4.300-10.300-10.300z" />
  ),
  letter: <path d="M2 3.5h12v9H2zM2 4l6 4.800L14 4" />,
  clock: <path d="M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.800V8l2.300 1.600" />,
  check: <path d="M3 8.500 6.500 12 13 4.500" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  lock: <path d="M3.500 7.500h9v6h-9zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500" />,
  unlock: <path d="M3.500 7.500h9v6h-9zM5.500 7.500V5a2.500 2.500 0 0 1 4.800-1" />,
  file: <path d="M4 2h5l3 3v9H4zM9 2v3h3" />,
  clip: (
    <path d="m13 7-5.500 5.500a3 3 0 0 1-4.300-4.300L9 2.500a2 2 0 0 1 2.900 2.900L6.500 10.800a1 1 0 0 1-1.400-1.400L10 4.500" />
  ),
  promise: (
    <path d="M8 14s-5.500-3.200-5.500-7A3 3 0 0 1 8 5.200 3 3 0 0 1 13.500 7c0 3.800-5.500 7-5.500 7z" />
  ),
  note: <path d="M3 2.500h10v7.500l-3 3.500H3zM13 10h-3v3.500M5.500 5.500h5M5.500 8h3.500" />,
  warn: <path d="M8 2.500 14.200 13H1.800zM8 6.500v3M8 11.200v.1" />,
  person: (
    <path d="M8 8a2.800 2.800 0 1 0 0-5.600A2.800 2.800 0 0 0 8 8zM2.500 14c.4-3 2.600-4.500 5.500-4.500s5.100 1.500 5.500 4.500" />
  ),
  menu: <path d="M2.500 4.500h11M2.500 8h11M2.500 11.500h11" />,
  back: <path d="M9.500 3.500 5 8l4.500 4.500" />,
  more: <path d="M3.500 8h.1M8 8h.1M12.400 8h.1" />,
  down: <path d="M3.500 6 8 10.500 12.500 6" />,
  dot: <circle cx="8" cy="8" r="4" fill="currentColor" />,
  away: <path d="M12.500 10.500A5.500 5.500 0 0 1 5.800 3.200a5.500 5.500 0 1 0 6.700 7.300z" />,
  find: <path d="M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.300 10.300 14 14" />,
  turn: <path d="M10 3.500h-5a2.500 2.500 0 0 0 0 5h8M10.500 6 13 8.500 10.500 11" />,
} satisfies Record<string, ReactNode>

export type Sign = keyof typeof signs

export function Icon({ sign, size = 16 }: { sign: Sign; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {signs[sign]}
    </svg>
  )
}
