/** Files of other systems: uploaded, tried out, started, stopped, reported on. For administrators of the organisation itself. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  ImportsView,
  ImportView,
  ImportWish,
  ReportQuery,
  StartImport,
  TrialView,
  UploadedImport,
} from '../../../contract/import.ts'
import { Fault } from '../../../contract/faults.ts'
import { storable } from '../../../channels/content.ts'
import { sendCsv } from '../../http/csv.ts'
import { mustBeAllowed, type Reception } from '../../http/desk.ts'
import { browserLanguageOf } from '../../http/language.ts'
import { read, route } from '../../http/route.ts'
import { maxImportBytes } from '../../imports/importer.ts'
import { mappings, newestRuns } from '../../imports/run-sql.ts'
import { type Importing, mustFind, startImport, stopImport, takeIn, tryImport } from './handle.ts'
import { reportOf, viewRun } from './views.ts'

export interface ImportsSetting extends Importing {
  readonly app: FastifyInstance
  readonly reception: Reception
}

const RunParams = z.object({ importId: z.uuid() })

export function importsRoutes(setting: ImportsSetting): void {
  uploadRoute(setting)
  readRoutes(setting)
  doRoutes(setting)
}

async function allowed({ reception }: ImportsSetting, request: Parameters<Reception['asker']>[0]) {
  const asker = await reception.asker(request)
  mustBeAllowed(asker.actor, 'import customers', null)
  return asker
}

function uploadRoute(setting: ImportsSetting): void {
  route(
    setting.app,
    { method: 'POST', url: '/api/desk/imports', says: 'Takes a CSV file in', answer: UploadedImport },
    async ({ request }) => {
      const { agent, house } = await allowed(setting, request)
      const part = await request.file({ limits: { fileSize: maxImportBytes } })
      if (!part) throw new Fault('bad-request', say => say.sendMultipart)
      const file = { name: storable(part.filename), content: part.file, isCut: () => part.file.truncated }
      return await takeIn(setting, file, { agentId: agent.id, house })
    },
  )
}

function readRoutes(setting: ImportsSetting): void {
  const { app, ledger } = setting

  route(
    app,
    { method: 'GET', url: '/api/desk/imports', says: 'Files that were brought in', answer: ImportsView },
    async ({ request }) => {
      const { house } = await allowed(setting, request)
      const [runs, saved] = await Promise.all([newestRuns(ledger.db), mappings(ledger.db)])
      return { runs: runs.map(run => viewRun(run, house)), mappings: [...saved] }
    },
  )

  route(
    app,
    {
      method: 'GET',
      url: '/api/desk/imports/:importId',
      says: 'How far one has come',
      params: RunParams,
      answer: ImportView,
    },
    async ({ params, request }) => {
      const { house } = await allowed(setting, request)
      return viewRun(await mustFind(ledger, params.importId), house)
    },
  )

  app.get('/api/desk/imports/:importId/report.csv', async (request, reply) => {
    await allowed(setting, request)
    const { importId } = read('address', RunParams, request.params)
    const { only } = read('query', ReportQuery, request.query)
    const run = await mustFind(ledger, importId)
    const language = browserLanguageOf(request)
    const lines = reportOf(ledger.db, run.id, { onlyRefused: only === 'refused', language })
    return await sendCsv(reply, `report-${run.fileName.replace(/\.\w+$/, '')}.csv`, lines)
  })
}

function doRoutes(setting: ImportsSetting): void {
  const { app, ledger } = setting

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/imports/:importId/trial',
      says: 'What would become of the first rows; nothing is kept',
      params: RunParams,
      body: ImportWish,
      answer: TrialView,
    },
    async ({ params, body, request }) => {
      const { house } = await allowed(setting, request)
      const run = await mustFind(ledger, params.importId)
      return await tryImport(setting, run, body, { house, language: browserLanguageOf(request) })
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/imports/:importId/start',
      says: 'Brings it in, in the background',
      params: RunParams,
      body: StartImport,
      answer: ImportView,
    },
    async ({ params, body, request }) => {
      const { house } = await allowed(setting, request)
      await startImport(setting, await mustFind(ledger, params.importId), body)
      return viewRun(await mustFind(ledger, params.importId), house)
    },
  )

  route(
    app,
    {
      method: 'POST',
      url: '/api/desk/imports/:importId/stop',
      says: 'Stops it and deletes the file; what came in stays',
      params: RunParams,
      answer: ImportView,
    },
    async ({ params, request }) => {
      const { house } = await allowed(setting, request)
      await mustFind(ledger, params.importId)
      await stopImport(setting, params.importId)
      return viewRun(await mustFind(ledger, params.importId), house)
    },
  )
}
