/**
 * Tells of what is new: in the title, and where the agent chose so by a sound and a desktop notice. An offer, a question that waits for
 * the agent's yes or no, new words in one's own cases, a note that names the agent. Quiet about words and mentions while the desk is in front of someone.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CaseSummary } from '../../contract/desk.ts'
import type { ToDecide } from '../../contract/approvals.ts'
import { toDecideQuery } from '../api/approvals.ts'
import { listQuery } from '../api/queries.ts'
import type { World } from '../commands/command.ts'
import type { MyCases } from '../my-cases.ts'
import { useTimes } from '../when.tsx'
import { newsIn } from './news.ts'
import type { Known } from './news.ts'

const FLASH = 1000
const NONE: readonly CaseSummary[] = []

export function useNotices(world: World, mine: MyCases): void {
  useTitle(world)
  useOffer(world)
  useAsked(world)
  const { data: mentions } = useQuery(listQuery('mentions'))
  const known = useRef<Known | null>(null)
  const tell = useEffectEvent(() => {
    const { words, choices } = world
    const news = newsIn(known.current, [...mine.live, ...mine.cases], mentions?.cases ?? NONE)
    known.current = news.known
    if (isInSight()) return
    const name = (summary: CaseSummary) => summary.customer.name || words.now.someone
    const said = choices.tellWords ? news.said : NONE
    const mentioned = choices.tellMentions ? news.mentioned : NONE
    if (choices.sound && said.length + mentioned.length > 0) chime()
    for (const summary of said)
      notify(world, { ...placeOf(summary), text: words.work.notices.saidSomething(name(summary)) })
    for (const summary of mentioned)
      notify(world, { ...placeOf(summary), text: words.work.notices.mentioned(name(summary)) })
  })
  useEffect(() => {
    if (!mine.isLoading && mentions) tell()
  }, [mine, mentions])
}

/** The browser asks the agent; only ever after the agent has asked for it here. @returns whether notices may be shown */
export async function askForNotices(): Promise<boolean> {
  if (!('Notification' in window)) return false
  return (await Notification.requestPermission()) === 'granted'
}

function useTitle({ offer, asked, unread, words }: World): void {
  const { short } = useTimes()
  const name = offer?.customer.name || words.now.someone
  const ofAsked = asked === null ? null : words.approvals.notice(asked.askedBy.name, short(asked.until))
  const says = offer?.entry ? words.offer.notice(name) : ofAsked
  useEffect(() => {
    const plain = unread > 0 ? `(${unread}) ${words.product}` : words.product
    document.title = plain
    if (says === null) return
    let isNews = false
    const flash = () => {
      isNews = !isNews
      document.title = isNews ? `● ${says}` : plain
    }
    flash()
    const timer = setInterval(flash, FLASH)
    return () => {
      clearInterval(timer)
      document.title = plain
    }
  }, [says, unread, words])
}

/** Someone waits for this agent and nobody else, for some seconds: heard also when the desk is in sight, and the eye is elsewhere. */
function useOffer(world: World): void {
  const { offer, words, choices } = world
  const offerId = offer?.entry?.id ?? null
  const tell = useEffectEvent(() => {
    if (!offer) return null
    if (choices.sound) chime()
    if (isInSight()) return null
    return notify(world, {
      ...placeOf(offer),
      text: words.offer.notice(offer.customer.name || words.now.someone),
    })
  })
  useEffect(() => {
    if (offerId === null) return
    const notice = tell()
    return () => notice?.close()
  }, [offerId])
}

/** A colleague, and often a customer with them, waits for this agent alone: heard like an offer, and gone once it is answered. */
function useAsked(world: World): void {
  const { data } = useQuery(toDecideQuery)
  const { short } = useTimes()
  const told = useRef<ReadonlyMap<string, Notification | null> | null>(null)
  const tell = useEffectEvent((approvals: readonly ToDecide[]) => {
    const before = told.current
    const news = new Set(before === null ? [] : approvals.filter(({ id }) => !before.has(id)))
    if (world.choices.sound && news.size > 0) chime()
    const notices = approvals.map(one => {
      const { id, caseId, reference, askedBy, until } = one
      const text = world.words.approvals.notice(askedBy.name, short(until))
      const isShown = news.has(one) && !isInSight()
      return [
        id,
        isShown ? notify(world, { tag: id, caseId, reference, text }) : (before?.get(id) ?? null),
      ] as const
    })
    told.current = new Map(notices)
    for (const [id, notice] of before ?? []) if (!told.current.has(id)) notice?.close()
  })
  useEffect(() => {
    if (data) tell(data.approvals)
  }, [data])
}

function isInSight(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

function placeOf({ id, reference }: CaseSummary): Pick<Notice, 'caseId' | 'reference'> {
  return { caseId: id, reference }
}

interface Notice {
  readonly caseId: string
  /** What replaces it: the next of the same case, unless it is said. */
  readonly tag?: string
  readonly reference: string
  readonly text: string
}

/** Who and that, never what was said: a notice can be read over the shoulder. */
function notify(
  { choices, goTo }: World,
  { caseId, tag = caseId, reference, text }: Notice,
): Notification | null {
  if (!choices.notices || !('Notification' in window) || Notification.permission !== 'granted') return null
  const notice = new Notification(text, { tag, body: reference })
  notice.addEventListener('click', () => {
    window.focus()
    goTo(caseId)
  })
  return notice
}

/** Two soft notes; no file to load. */
function chime(): void {
  const audio = new AudioContext()
  for (const [at, pitch] of [
    [0, 587],
    [0.16, 784],
  ] as const) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    const start = audio.currentTime + at
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, start)
    loudness.gain.exponentialRampToValueAtTime(0.12, start + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
    tone.connect(loudness).connect(audio.destination)
    tone.start(start)
    tone.stop(start + 0.55)
  }
  setTimeout(() => void audio.close(), 1500)
}
