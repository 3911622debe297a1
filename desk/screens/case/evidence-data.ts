/** What the recordings of a case read and ask for. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TranscriptLine } from '../../../contract/evidence.ts'
import { NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'
import { addRecording, addTranscript, removeRecording, soundOf, transcriptQuery } from '../../api/evidence.ts'

export { copyAddress, recordingAddress } from '../../api/evidence.ts'

const NO_LINES: readonly TranscriptLine[] = []

/** @param version of the case: lines are brought anew by something that happens to it */
export function useTranscript(recordingId: string, version: number, hasWords: boolean) {
  const { data } = useQuery({ ...transcriptQuery(recordingId, version), enabled: hasWords })
  return data?.lines ?? NO_LINES
}

/** Doing something about a recording: what is under way, and why it was not done. */
export function useRecordingActs() {
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const doing = async (work: () => Promise<void>): Promise<boolean> => {
    setIsBusy(true)
    setFailure(null)
    try {
      await work()
      return true
    } catch (problem) {
      if (!(problem instanceof NotDone)) throw problem
      setFailure(problem.failure)
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, failure, doing, addRecording, addTranscript, removeRecording, soundOf }
}
