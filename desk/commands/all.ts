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
import { askAbove, sayYes, toAsked } from './approvals.ts'
import { askHelper } from './acting.ts'
import { inOut, logCall } from './beside.ts'
import { insertArticle, openArticles } from './articles.ts'
import { openAside } from './aside.ts'
import { openByHand } from './by-hand.ts'
import { missedCall, reached, takeAsked, takeWriting, wrongNumber } from './callback.ts'
import type { Command } from './command.ts'
import { noteFailure, openOutages } from './failures.ts'
import { addRecording, takeCopy } from './evidence.ts'
import { leaving, openLeaving } from './leaving.ts'
import { answerRung, climb, listPoint, takeBackPoint, openRungs } from './ladder.ts'
import { asWritten, howRead, nextFile, quote, source, unfold, unfoldAll } from './mail.ts'
import { acceptHandover, answer, hereOrAway, pass, ready } from './people.ts'
import { openNear, openRules, openStopped, setAside } from './overrides.ts'
import { close, next, palette, previous, search, showKeys, toList, toNow, toStory } from './place.ts'
import {
  addTag,
  editSnippets,
  insertSnippet,
  merge,
  nextUnread,
  snooze,
  split,
  take,
  toChats,
  undo,
  wake,
} from './work.ts'
import { openSetup, setupSections } from './setup.ts'
import { keepsPromise, openPromises, pausePromise, promiseFromSaid } from './promises.ts'
import { openWallboard } from './wallboard.ts'
import { cutOff, tellUnused } from './cuts.ts'
import { putRight } from './remedies.ts'
import { language, notices, signOut, sound, theme } from './self.ts'

export const commands: readonly Command[] = [
  answer,
  pass,
  acceptHandover,
  take,
  takeAsked,
  takeWriting,
  hereOrAway,
  ready,
  ...toChats,
  nextUnread,
  reply,
  note,
  send,
  unfold,
  unfoldAll,
  asWritten,
  howRead,
  source,
  nextFile,
  quote,
  ...putRight,
  askAbove,
  sayYes,
  promise,
  keepPromise,
  pausePromise,
  keepsPromise,
  promiseFromSaid,
  handOver,
  proposeSolved,
  reportSolved,
  sayNo,
  leaving,
  noteFailure,
  cutOff,
  tellUnused,
  climb,
  answerRung,
  addRecording,
  takeCopy,
  listPoint,
  takeBackPoint,
  changeKind,
  makeOffer,
  askHelper,
  reached,
  missedCall,
  wrongNumber,
  endContact,
  logCall,
  addTag,
  snooze,
  wake,
  merge,
  split,
  insertSnippet,
  insertArticle,
  undo,
  next,
  previous,
  palette,
  search,
  showKeys,
  toList,
  toStory,
  toNow,
  toAsked,
  openArticles,
  openAside,
  openByHand,
  openWallboard,
  openPromises,
  openRungs,
  setAside,
  openRules,
  openNear,
  openStopped,
  openLeaving,
  openOutages,
  close,
  theme,
  language,
  sound,
  notices,
  editSnippets,
  inOut,
  openSetup,
  ...setupSections,
  signOut,
]
