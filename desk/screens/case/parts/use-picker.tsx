/** What the text box offers while it is typed in: snippets and macros after `;` or `/`, colleagues after `@` in a note. */
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import type { CaseView } from '../../../../contract/desk.ts'
import { fillIn } from '../../../../contract/variables.ts'
import { useWorld } from '../../../commands/world.tsx'
import type { Draft } from '../../../drafts.ts'
import { knownIn } from '../../../known.ts'
import { Icon } from '../../../parts/icon.tsx'
import { matches } from '../../../shell/matches.ts'
import { useTimes } from '../../../when.tsx'
import type { CaseData } from '../data.ts'
import type { Choice } from './picker.tsx'
import { putIn, triggerAt } from './trigger.ts'
import type { Trigger } from './trigger.ts'

const MOST = 30

interface Props {
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly view: CaseView
  readonly data: CaseData
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

export function usePicker({ box, view, data, draft, change }: Props) {
  const id = useId()
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [at, setAt] = useState(0)
  const isAskedByKey = useRef(false)
  const text = draft[draft.mode]

  const look = () => {
    const element = box.current
    const next = element && triggerAt(element.value, element.selectionStart, draft.mode)
    setTrigger(before => (same(before, next) ? before : next))
    if (next?.typed !== trigger?.typed) setAt(0)
    if (!next) isAskedByKey.current = false
  }
  const put = (words: string, part: Partial<Draft> = {}) => {
    if (!trigger) return
    const next = putIn(text, trigger, words)
    change({ [draft.mode]: next.text, ...part })
    setTrigger(null)
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret))
  }
  // The sign that a key put in, and after which nothing was typed, is nobody's words.
  const leave = () => {
    if (trigger?.typed === '' && isAskedByKey.current) put('')
    setTrigger(null)
  }
  const choices = useChoices({ trigger, put, view, data, draft })

  const openOnAsking = useEffectEvent(() => {
    const element = box.current
    if (!element) return
    const caret = element.selectionStart
    const isAtStart = caret === 0 || text[caret - 1] === '\n'
    const words = isAtStart ? ';' : '\n;'
    change({ [draft.mode]: text.slice(0, caret) + words + text.slice(caret) })
    requestAnimationFrame(() => {
      element.setSelectionRange(caret + words.length, caret + words.length)
      isAskedByKey.current = true
      look()
    })
  })
  useEffect(() => {
    const open = () => openOnAsking()
    window.addEventListener('heed-pick-snippet', open)
    return () => window.removeEventListener('heed-pick-snippet', open)
  }, [])

  const press = (event: KeyboardEvent) => {
    if (!trigger || event.nativeEvent.isComposing) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setAt((at + by + choices.length) % Math.max(1, choices.length))
    else if (event.key === 'Escape') leave()
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') {
      const choice = choices[at]
      if (!choice) return
      choice.pick()
    } else return
    event.preventDefault()
  }
  return { id, trigger, choices, at, look, press, close: () => setTrigger(null) }
}

interface ChoicesOf {
  readonly trigger: Trigger | null
  readonly put: (words: string, part?: Partial<Draft>) => void
  readonly view: CaseView
  readonly data: CaseData
  readonly draft: Draft
}

function useChoices({ trigger, put, view, data, draft }: ChoicesOf): readonly Choice[] {
  const { me, words, runMacro } = useWorld()
  const times = useTimes()
  if (!trigger) return []
  if (trigger.of === 'mention') {
    return data.team
      .filter(agent => agent.id !== me.agent.id && matches(trigger.typed, agent.name))
      .slice(0, MOST)
      .map(({ id, name, presence, team }) => ({
        id,
        label: name,
        detail: [words.presence[presence], team].filter(Boolean).join(' · '),
        mark: <Icon sign="person" size={13} />,
        pick: () => {
          const others = draft.mentions.filter(named => named.id !== id)
          put(`@${name} `, { mentions: [...others, { id, name }] })
        },
      }))
  }
  const known = knownIn(view, me, times.full)
  const { snippet, macro, en, es } = words.work.snippets
  return data.snippets
    .filter(one => one.shortcut.startsWith(trigger.typed.toLowerCase()) || matches(trigger.typed, one.title))
    .slice(0, MOST)
    .map(one => ({
      id: one.id,
      label: `;${one.shortcut}`,
      detail: [one.title, one.type === 'macro' ? macro : snippet, one.language && { en, es }[one.language]]
        .filter(Boolean)
        .join(' · '),
      mark: <Icon sign={one.type === 'macro' ? 'turn' : 'note'} size={13} />,
      pick: () => {
        put(one.type === 'macro' ? '' : fillIn(one.words, known))
        if (one.type === 'macro') runMacro(one)
      },
    }))
}

function same(a: Trigger | null, b: Trigger | null): boolean {
  return a?.of === b?.of && a?.from === b?.from && a?.typed === b?.typed
}
