/** Between the button, which every page loads, and the panel, which is loaded when somebody opens it. */
import type { Identity } from './identity.ts'

export interface Opening {
  /** Where the panel is shown: an empty element inside the wall. */
  readonly place: HTMLElement
  /** Where Heed is: an origin. */
  readonly base: string
  readonly identity: Identity
  /** Whether the panel covers all of a small screen. */
  readonly isSheet: () => boolean
  /** @param hasLeft the focus is elsewhere already, and must not be fetched back */
  readonly onClose: (hasLeft: boolean) => void
}

export interface PanelModule {
  readonly css: string
  /** Shows the panel; the answer takes it away. */
  readonly openPanel: (opening: Opening) => () => void
}
