/** The demonstration with both sides at once. Only where everybody is invented, and on this machine. */

/** In the order in which a first case goes. */
export const demoSteps = ['write', 'answer', 'promise', 'keep', 'propose', 'solved'] as const
export type DemoStep = (typeof demoSteps)[number]

/** GET /demo: two windows beside each other and the steps above. */
export interface DemoPage {
  readonly page: 'demo'
  /** Who works at the desk in this browser; null while nobody does. */
  readonly agent: { readonly name: string } | null
  /** Who can sit down; null when the log-ins of the demo are gone. */
  readonly mayBe: { readonly name: string } | null
}

/** GET /case/:reference/demo-steps, for whoever may read that case. */
export interface DemoProgress {
  readonly done: readonly DemoStep[]
}
