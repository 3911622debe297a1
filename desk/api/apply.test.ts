import assert from 'node:assert/strict'
import { test } from 'node:test'
import { QueryClient } from '@tanstack/react-query'
import type { CaseSummary } from '../../contract/desk.ts'
import type { DeskLive } from '../../contract/desk-live.ts'
import type { LeavingList } from '../../contract/leaving.ts'
import { applyLive } from './apply.ts'
import { leavingListQuery } from './leaving.ts'
import { keys } from './queries.ts'

const [STAYS, GOES] = [
  '00000000-0000-4000-8000-000000000001',
  '00000000-0000-4000-8000-000000000002',
] as const

function summary(id: string): CaseSummary {
  return {
    id,
    reference: 'HD-1',
    customer: { id, name: 'Ada Okafor' },
    kind: null,
    channel: 'chat',
    status: 'owned',
    owner: null,
    entry: null,
    handover: null,
    lastWords: '',
    lastAt: 1,
    isUnread: false,
    unansweredSince: null,
    nextDueAt: null,
    tags: [],
    snoozedUntil: null,
    isMentioned: false,
    mergedInto: null,
    openedAt: 0,
    version: 2,
  }
}

function news(caseId: string, type: string): DeskLive {
  const by = { who: 'agent', id: null, name: 'Maya Lind' } as const
  const item = {
    seq: 2,
    at: 2,
    type,
    by,
    sentence: '',
    words: null,
    messageId: null,
    files: [],
    delivery: null,
  }
  return { type: 'facts', resume: '', changes: [{ summary: summary(caseId), items: [item], promises: [] }] }
}

function isAskedAgainAfter(type: string, caseId: string): boolean {
  const client = new QueryClient()
  const shown = { summary: summary(caseId), customer: { id: caseId }, story: [], promises: [] }
  client.setQueryData(keys.case(caseId), shown)
  applyLive(client, news(caseId, type))
  return client.getQueryState(keys.case(caseId))?.isInvalidated ?? false
}

test('an open case is asked for again when two were joined: the other’s story is in no piece of news', () => {
  assert.equal(isAskedAgainAfter('CaseJoined', STAYS), true)
  assert.equal(isAskedAgainAfter('CaseMerged', GOES), true)
  assert.equal(isAskedAgainAfter('AgentReplied', STAYS), false)
})

test('the list of who leaves is asked for again when somebody says so, and when something happens in a case that stands in it', () => {
  const isAskedAgain = (type: string, caseId: string) => {
    const client = new QueryClient()
    client.setQueryData<LeavingList>(leavingListQuery.queryKey, { cases: [leaving] })
    applyLive(client, news(caseId, type))
    return client.getQueryState(leavingListQuery.queryKey)?.isInvalidated
  }
  assert.equal(isAskedAgain('LeavingSaid', GOES), true)
  assert.equal(isAskedAgain('WishToPayLess', GOES), true)
  assert.equal(isAskedAgain('WishTakenBack', STAYS), true)
  assert.equal(isAskedAgain('OwnerAccepted', STAYS), true)
  assert.equal(isAskedAgain('OwnerAccepted', GOES), false)
})

const leaving: LeavingList['cases'][number] = {
  caseId: STAYS,
  reference: 'HD-1',
  customerName: 'Ada Okafor',
  ownerName: null,
  wish: 'leave',
  since: 1,
  words: null,
  openProblems: 0,
}
