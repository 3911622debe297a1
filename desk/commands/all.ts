/** Every command, in the order of the list of keys. */
import {
  changeKind,
  endContact,
  handOver,
  keepPromise,
  makeOffer,
  note,
  promise,
  proposeSolved,
  reply,
  reportSolved,
  sayNo,
  send,
} from './case.ts'
import type { Command } from './command.ts'
import { acceptHandover, answer, hereOrAway, pass } from './people.ts'
import { close, next, palette, previous, showKeys, toList, toNow, toStory } from './place.ts'
import { language, notices, signOut, sound, theme } from './self.ts'

export const commands: readonly Command[] = [
  answer,
  pass,
  acceptHandover,
  hereOrAway,
  reply,
  note,
  send,
  promise,
  keepPromise,
  handOver,
  proposeSolved,
  reportSolved,
  sayNo,
  changeKind,
  makeOffer,
  endContact,
  next,
  previous,
  palette,
  showKeys,
  toList,
  toStory,
  toNow,
  close,
  theme,
  language,
  sound,
  notices,
  signOut,
]
