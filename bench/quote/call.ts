/** A call as a log or a simulation tells it afterwards; all times in seconds on one clock. */
export interface Call {
  /** When it joined the line; null when somebody was free. */
  readonly joinedAt: number | null
  /** When it left the line, taken or hung up; for a call that did not wait, when it came. */
  readonly leftAt: number
  readonly isTaken: boolean
  /** When its service ended; as `leftAt` for who hung up. */
  readonly endedAt: number
  /** Who took it; null when nobody knows. */
  readonly hand: string | null
  /** The class of service time and patience. */
  readonly group: string
  /** The class that figures are given for. */
  readonly type: string
  /** It stands so much further ahead than by its time of joining. */
  readonly creditSeconds: number
}

/** Its place in the line: smaller is earlier. */
export function orderOf({ joinedAt, leftAt, creditSeconds }: Call): number {
  return (joinedAt ?? leftAt) - creditSeconds
}

export function cameAt({ joinedAt, leftAt }: Call): number {
  return joinedAt ?? leftAt
}
