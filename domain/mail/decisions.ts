/** What follows from mail that is nobody's words in a case, and from what an agent decides about it. */
import { spoken } from '../case/decisions/words.ts'
import type { DecisionsOn } from '../case/requests.ts'

type MailAsk = 'write-as-stranger' | 'let-in' | 'send-away' | 'note-mail'

export const mailDecisions: DecisionsOn<MailAsk> = {
  'write-as-stranger': ({ request: { messageId, channel, files, words } }) => [
    { type: 'StrangerWrote', messageId, channel, files, body: words },
  ],

  // Who let it in is the agent's to answer for: it stays unverified.
  'let-in': ({ state, request: { agentId, strangerId, standing, keepsAddress, speak }, now }) =>
    standing === 'let-in'
      ? []
      : [
          { type: 'StrangerLetIn', strangerId, agentId, keepsAddress },
          ...spoken({ ...speak, verified: false }, state, now),
        ],

  'send-away': ({ request: { agentId, strangerId, standing, into } }) =>
    standing === 'sent-away' ? [] : [{ type: 'StrangerSentAway', strangerId, agentId, into }],

  'note-mail': ({ request: { note } }) => [note],
}
