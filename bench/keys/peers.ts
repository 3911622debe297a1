/**
 * What the same tasks take in Chatwoot and in Zammad: the shortest way that their own list of keys and user guide show, counted by hand
 * on 2026-11-22. Three letters find a colleague, a customer or a snippet, as in our own count. Null: has no such thing, and
 * docs/keys.md says what comes nearest.
 *
 * Chatwoot (C): its list of keys, app/javascript/dashboard/components/widgets/modal/constants.js; the way of sending,
 * composables/useUISettings.js; the search, modules/search/components/SearchInput.vue (all github.com/chatwoot/chatwoot).
 * Zammad (Z): its list of keys, app/assets/javascripts/app/controllers/_plugin/keyboard_shortcuts.coffee (github.com/zammad/zammad,
 * the layout that is on by default), and the user guide, github.com/zammad/zammad-user-documentation.
 */
import type { Moved } from './hands.ts'
import type { TaskName } from './tasks.ts'

interface Peers {
  readonly chatwoot: Moved | null
  readonly zammad: Moved | null
}

const moved = (keystrokes: number, clicks = 0): Moved => ({ keystrokes, clicks })

export const peers: Readonly<Record<TaskName, Peers>> = {
  // C: Alt+J, with automatic assignment on. Z: a click in the overview, with automatic assignment on.
  'answer the next person': { chatwoot: moved(1), zammad: moved(0, 1) },
  // C: Alt+L, Ctrl+Enter. Z: R, Shift+Enter.
  reply: { chatwoot: moved(2), zammad: moved(2) },
  // C: Alt+P, @, 3 letters, Enter, Ctrl+Enter. Z: X, @@, 3 letters, Enter, Shift+Enter.
  'note that names a colleague': { chatwoot: moved(7), zammad: moved(8) },
  'promise in a reply': { chatwoot: null, zammad: null },
  'hand over, to be accepted': { chatwoot: null, zammad: null },
  'ask whether it is solved': { chatwoot: null, zammad: null },
  // C: a click on the search, 3 letters, a click on the contact. Z: S, 3 letters, down, Enter.
  'find a customer by name': { chatwoot: moved(3, 2), zammad: moved(6) },
  // C: Alt+L, /, 3 letters, Enter, Ctrl+Enter. Z: R, ::, 3 letters, Enter, Shift+Enter.
  'reply with a snippet': { chatwoot: moved(7), zammad: moved(8) },
  // C: Alt+M and a click on the day. Z: clicks on the state and on "pending reminder", which proposes tomorrow, and Shift+Enter.
  'put aside until tomorrow': { chatwoot: moved(1, 1), zammad: moved(1, 2) },
  // Z: clicks on "Ticket", "Merge" and the other ticket in the list, and Shift+Enter.
  'join two cases': { chatwoot: null, zammad: moved(1, 3) },
}
