/** A part of a recording is played from its first second to its last, and no further. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { playPart } from './play-part.ts'

type Heard = 'timeupdate' | 'seeked' | 'pause'

function player() {
  const listeners = new Map<Heard, Set<() => void>>()
  const frames: (() => void)[] = []
  const tell = (type: Heard) => {
    for (const heard of listeners.get(type) ?? []) heard()
  }
  const made = {
    currentTime: 0,
    paused: true,
    ended: false,
    async play() {
      made.paused = false
    },
    pause() {
      if (made.paused) return
      made.paused = true
      tell('pause')
    },
    addEventListener: (type: Heard, heard: () => void) =>
      void listeners.set(type, (listeners.get(type) ?? new Set()).add(heard)),
    removeEventListener: (type: Heard, heard: () => void) => void listeners.get(type)?.delete(heard),
  }
  return {
    made,
    tell,
    eachFrame: (look: () => void) => void frames.push(look),
    frame: () => frames.splice(0).forEach(look => look()),
    listening: () => [...listeners.values()].reduce((sum, heard) => sum + heard.size, 0),
  }
}

const PART = { fromSecond: 42, toSecond: 57 }

test('it begins at the first second and stops at the last, between two tellings of the time', async () => {
  const { made, frame, eachFrame, listening } = player()
  playPart(made, PART, eachFrame)
  assert.equal(made.currentTime, 42)
  await Promise.resolve()
  made.currentTime = 56.99
  frame()
  assert.equal(made.paused, false)
  made.currentTime = 57.01
  frame()
  assert.equal(made.paused, true)
  assert.equal(listening(), 0)
})

test('it stops by the time that is told where no frames are drawn', async () => {
  const { made, tell, eachFrame } = player()
  playPart(made, PART, eachFrame)
  await Promise.resolve()
  made.currentTime = 57.2
  tell('timeupdate')
  assert.equal(made.paused, true)
})

test('whoever seeks elsewhere, or pauses, is not stopped afterwards', async () => {
  for (const by of ['seeked', 'pause'] as const) {
    const { made, tell, eachFrame, frame } = player()
    playPart(made, PART, eachFrame)
    await Promise.resolve()
    if (by === 'seeked') made.currentTime = 3
    tell(by)
    made.currentTime = 80
    frame()
    tell('timeupdate')
    assert.equal(made.paused, false, by)
  }
})

test('the seek to its beginning is no taking over', async () => {
  const { made, tell, eachFrame, frame } = player()
  playPart(made, PART, eachFrame)
  await Promise.resolve()
  tell('seeked')
  made.currentTime = 58
  frame()
  assert.equal(made.paused, true)
})
