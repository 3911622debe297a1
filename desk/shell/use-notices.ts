/** Tells of an offer: in the title, and where the agent chose so by a sound and a desktop notice. */
import { useEffect } from 'react'
import type { CaseSummary } from '../../contract/desk.ts'
import { useChoices, useWords } from '../choices.tsx'

const FLASH = 1000

export function useNotices(offer: CaseSummary | null, unread: number): void {
  const words = useWords()
  const { choices } = useChoices()
  const offerId = offer?.entry?.id ?? null
  const name = offer?.customer.name || words.now.someone

  useEffect(() => {
    const plain = unread > 0 ? `(${unread}) ${words.product}` : words.product
    document.title = plain
    if (offerId === null) return
    let isNews = false
    const flash = () => {
      isNews = !isNews
      document.title = isNews ? `● ${words.offer.notice(name)}` : plain
    }
    flash()
    const timer = setInterval(flash, FLASH)
    return () => {
      clearInterval(timer)
      document.title = plain
    }
  }, [offerId, name, unread, words])

  useEffect(() => {
    if (offerId === null) return
    if (choices.sound) chime()
    if (!choices.notices || document.visibilityState === 'visible' || !('Notification' in window)) return
    if (Notification.permission !== 'granted') return
    const notice = new Notification(words.offer.notice(name), { tag: offerId })
    notice.addEventListener('click', () => window.focus())
    return () => notice.close()
  }, [offerId, name, choices.sound, choices.notices, words])
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
