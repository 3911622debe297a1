/** While the page is in another tab, its title says how much has come. */
import type { StoryItem } from '../../contract/case.ts'
import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../speech.tsx'

export function useNewsInTitle(story: readonly StoryItem[]): void {
  const { words } = useSpeech()
  const seen = useRef(story.at(-1)?.seq ?? 0)
  const title = useRef('')

  useEffect(() => {
    title.current = document.title
    const look = () => {
      if (document.hidden) return
      document.title = title.current
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])

  useEffect(() => {
    const newest = story.at(-1)?.seq ?? 0
    if (!document.hidden) {
      seen.current = newest
      return
    }
    const count = story.filter(
      item => item.seq > seen.current && item.by.who === 'agent' && item.words,
    ).length
    if (count > 0) document.title = `${words.case.news(count)} · ${title.current}`
  }, [story])
}
