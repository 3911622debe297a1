/** The web server with all its routes, opened by hand. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { replyTokenIn, signReplyAddress } from '../channels/mail/reply-address.ts'
import type { Auth } from './auth/auth.ts'
import type { Channels } from './channels.ts'
import type { Config } from './config.ts'
import type { Log } from './db/log.ts'
import { accountRoutes } from './features/account/routes.ts'
import { actingRoutes } from './features/acting/routes.ts'
import { articlesRoutes } from './features/articles/routes.ts'
import { callsRoutes } from './features/calls/routes.ts'
import type { Booker } from './billing/booker.ts'
import type { CallbackBook } from './callback/book.ts'
import { callbackRoutes } from './features/callback/routes.ts'
import { packsRoutes } from './features/packs/routes.ts'
import { charterRoutes } from './features/charter/routes.ts'
import { customersRoutes } from './features/customers/routes.ts'
import { demoRoutes } from './features/demo/routes.ts'
import { deskCasesRoutes } from './features/desk-cases/routes.ts'
import { start } from './features/front-door/handle.ts'
import { evidenceRoutes } from './features/evidence/routes.ts'
import { fetchedRoutes } from './features/fetched/routes.ts'
import { frontDoorRoutes } from './features/front-door/routes.ts'
import { guaranteesRoutes } from './features/guarantees/routes.ts'
import { healthRoutes } from './features/health/routes.ts'
import { importsRoutes } from './features/imports/routes.ts'
import { failuresRoutes } from './features/failures/routes.ts'
import { unusedRoutes } from './features/unused/routes.ts'
import { leavingDeskRoutes, leavingOwnRoutes } from './features/leaving/routes.ts'
import { mailAsideRoutes } from './features/mail-aside/routes.ts'
import { mailShownRoutes } from './features/mail-shown/routes.ts'
import { mailDoctorRoutes } from './features/mail-doctor/routes.ts'
import { outboxRoutes } from './features/outbox/routes.ts'
import { promisesRoutes } from './features/promises/routes.ts'
import { ownCaseRoutes } from './features/own-case/routes.ts'
import { snippetRoutes } from './features/snippets/routes.ts'
import { billingRoutes } from './features/billing/routes.ts'
import { cutsRoutes } from './features/cuts/routes.ts'
import { calendarsRoutes } from './features/calendars/routes.ts'
import { ladderOwnRoutes, ladderRoutes } from './features/ladder/routes.ts'
import { lineSetupRoutes } from './features/line-setup/routes.ts'
import { peopleRoutes } from './features/people/routes.ts'
import { interestRoutes } from './features/interest/routes.ts'
import { stoppedRoutes } from './features/stopped/routes.ts'
import { overridesRoutes } from './features/overrides/routes.ts'
import { approvalsRoutes } from './features/approvals/routes.ts'
import { pursesRoutes } from './features/purses/routes.ts'
import { remediesRoutes } from './features/remedies/routes.ts'
import { remedyCatalogueRoutes } from './features/remedy-catalogue/routes.ts'
import { rotaRoutes } from './features/rota/routes.ts'
import { setupRoutes } from './features/setup/routes.ts'
import { strangersRoutes } from './features/strangers/routes.ts'
import { setupListsRoutes } from './features/setup-lists/routes.ts'
import { searchRoutes } from './features/search/routes.ts'
import { teamRoutes } from './features/team/routes.ts'
import { wallboardRoutes } from './features/wallboard/routes.ts'
import { touchSeat } from './features/team/sql.ts'
import { viewTeam } from './features/team/views.ts'
import type { BlobStore } from './files/blob-store.ts'
import { createCleaner } from './mail-html/clean-apart.ts'
import type { FetchPicture } from './pictures/fetch.ts'
import { openHttp } from './http/app.ts'
import { openCallers } from './http/caller.ts'
import type { CaseKeys } from './http/case-key.ts'
import { openReception } from './http/desk.ts'
import { formTokens } from './http/form-token.ts'
import { openPages } from './http/pages.ts'
import { serveBuilt } from './http/static.ts'
import type { Importer } from './imports/importer.ts'
import type { AsideMails } from './intake/taken-up.ts'
import type { Directory } from './ledger/directory.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Tail } from './ledger/tail.ts'
import type { SendCode } from './proof/codes.ts'
import { lookAtBoxes } from './mail-doctor/boxes.ts'
import type { AskDns } from './mail-doctor/dns.ts'
import { doorHost } from './mail-doctor/door.ts'
import { proveRoutes } from './features/prove/routes.ts'
import type { LineMemory } from './line/memory.ts'
import type { Turns } from './line/turn.ts'
import type { Waits } from './line/wait.ts'
import type { Rotas } from './rota/rotas.ts'
import type { CustomerStreams } from './live/customer-streams.ts'
import { deskLive } from './live/desk-live.ts'
import { openWidgetDoors } from './widget-doors.ts'
import { widgetDoor } from './widget/cross-origin.ts'

export interface WebSetting {
  readonly config: Config
  readonly log: Log
  readonly secret: string
  readonly mailDomain: string
  readonly ledger: Ledger
  readonly directory: Directory
  readonly auth: Auth
  readonly blobs: BlobStore
  /** Files of other systems on their way in, and who carries them out. */
  readonly imports: { readonly blobs: BlobStore; readonly importer: Importer }
  /** Mails that wait for somebody to look at them. */
  readonly aside: AsideMails
  readonly channels: Channels
  readonly waits: Waits
  readonly rotas: Rotas
  readonly turns: Turns
  readonly memory: LineMemory
  readonly tail: Tail
  readonly streams: CustomerStreams
  readonly keys: CaseKeys
  readonly callbacks: CallbackBook
  /** Books what agents give. */
  readonly booker: Booker
  readonly sendCode: SendCode
  /** How a picture in a mail is fetched from elsewhere. */
  readonly fetchPicture: FetchPicture
  readonly dns: AskDns
  /** Answers are dated by the ledger's clock, where that is not the one on the wall. */
  readonly datesAnswers: boolean
  /** Where people reach this installation, once it listens. */
  readonly site: () => string
}

const dist = join(import.meta.dirname, '..', 'dist')
const maxTextLength = 100_000
const requestsPerMinute = 1_200

/** Ready to listen. */
export async function openWeb(
  setting: WebSetting,
): Promise<{ readonly app: FastifyInstance; readonly close: () => Promise<void> }> {
  const frame = await openFrame(setting)
  await openCustomersDoors(setting, frame)
  openSetupDoors(setting, frame)
  openDeskDoors(setting, frame)
  openPublicDoors(setting, frame)
  const live = openDeskLive(setting, frame)
  return {
    app: frame.app,
    async close() {
      live.close()
      setting.streams.close()
      await frame.app.close()
    },
  }
}

type Frame = Awaited<ReturnType<typeof openFrame>>

/** What every door needs: the server itself, how pages are shown, and how somebody is known. */
async function openFrame(setting: WebSetting) {
  const { config, log, secret, ledger, directory, auth, keys } = setting
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  const tokens = formTokens(secret, isSecure)
  const folder = join(dist, 'front')
  const pages = await openPages({ folder, formTokens: tokens, isSecure, clock: ledger.clock })
  const app = await openHttp({
    log,
    publicUrl: config.publicUrl ?? null,
    openDoors: [widgetDoor],
    maxUploadBytes: config.maxUploadBytes,
    requestsPerMinute,
    ...(setting.datesAnswers ? { dates: ledger.clock } : {}),
    errorPage: async (request, reply, fault) =>
      pages.sendFault(request, reply, await directory.house(), fault),
  })
  await serveBuilt(app, dist)
  healthRoutes(app, ledger.db)
  return {
    app,
    pages,
    formTokens: tokens,
    reception: openReception(directory, cookies => auth.whoIs(cookies)),
    callers: openCallers(ledger.db, keys, ledger.clock),
    limits: { maxUploadBytes: config.maxUploadBytes, maxTextLength },
  }
}

async function openCustomersDoors(setting: WebSetting, frame: Frame): Promise<void> {
  const { config, secret, channels } = setting
  const forCustomers = { ...setting, ...frame, chat: channels.chat, publicUrl: config.publicUrl }
  const replyToken = (reference: string) =>
    replyTokenIn(signReplyAddress(secret, reference, setting.mailDomain)) ?? ''
  frontDoorRoutes(forCustomers)
  const showProve = proveRoutes(forCustomers)
  const showCase = ownCaseRoutes({ ...forCustomers, showProve, replyToken })
  actingRoutes({ ...forCustomers, showCase })
  callbackRoutes({
    ...forCustomers,
    showCase,
    startCalled: async (house, first) =>
      await start(forCustomers, house, { ...first, address: '', files: [] }),
  })
  accountRoutes({
    ...forCustomers,
    startCase: async (house, first) =>
      await start(forCustomers, house, { ...first, isLossOfService: false, files: [] }),
  })
  leavingOwnRoutes(forCustomers)
  ladderOwnRoutes({ ...forCustomers, showCase })
  await openWidgetDoors({ ...forCustomers, replyToken, publicUrl: config.publicUrl ?? null })
  demoRoutes({ ...forCustomers, dataDir: config.dataDir })
}

function openSetupDoors(setting: WebSetting, frame: Frame): void {
  setupRoutes({ ...setting, ...frame, smtpPort: setting.channels.smtpPort })
  setupListsRoutes({ ...setting, ...frame })
  lineSetupRoutes({ ...setting, ...frame })
  ladderRoutes({ ...setting, ...frame })
  overridesRoutes({ ...setting, ...frame })
  interestRoutes({ ...setting, ...frame })
  calendarsRoutes({ ...setting, ...frame })
  packsRoutes({ ...setting, ...frame })
  promisesRoutes({ ...setting, ...frame })
  remedyCatalogueRoutes({ ...setting, ...frame })
  pursesRoutes({ ...setting, ...frame })
  billingRoutes({ ...setting, ...frame })
  cutsRoutes({ ...setting, ...frame })
  leavingDeskRoutes({ ...setting, ...frame })
  unusedRoutes({ ...setting, ...frame })
  rotaRoutes({ ...setting, ...frame })
  fetchedRoutes({ ...setting, ...frame })
  openMailDoctor(setting, frame)
  peopleRoutes({ ...setting, ...frame })
  guaranteesRoutes({ ...setting, ...frame })
  importsRoutes({ ...setting, ...frame, ...setting.imports })
}

function openMailDoctor(setting: WebSetting, frame: Frame): void {
  const { config, channels, mailDomain: domain, dns, ledger, secret } = setting
  const checking = { db: ledger.db, secret, clock: ledger.clock }
  mailDoctorRoutes({
    ...setting,
    ...frame,
    mail: channels.mail,
    patient: () => ({
      dns,
      domain,
      door: { host: doorHost(config), port: channels.smtpPort() },
      smtpUrl: config.smtpUrl,
      dkim: channels.dkim,
      lookAtBoxes: async () => await lookAtBoxes(checking),
    }),
  })
}

function openDeskDoors(setting: WebSetting, frame: Frame): void {
  const atDesk = { ...setting, ...frame }
  teamRoutes(atDesk)
  deskCasesRoutes({ ...atDesk, maxUploadBytes: setting.config.maxUploadBytes })
  snippetRoutes(atDesk)
  searchRoutes(atDesk)
  wallboardRoutes(atDesk)
  customersRoutes(atDesk)
  callsRoutes(atDesk)
  evidenceRoutes(atDesk)
  remediesRoutes(atDesk)
  stoppedRoutes(atDesk)
  approvalsRoutes(atDesk)
  failuresRoutes(atDesk)
  mailAsideRoutes(atDesk)
  strangersRoutes(atDesk)
  mailShownRoutes({
    ...atDesk,
    publicUrl: setting.config.publicUrl,
    clean: createCleaner(setting.ledger.clock),
    fetchPicture: setting.fetchPicture,
  })
}

function openPublicDoors(setting: WebSetting, frame: Frame): void {
  charterRoutes({ ...setting, ...frame })
  articlesRoutes({ ...setting, ...frame, publicUrl: setting.config.publicUrl })
  outboxRoutes({ ...setting, ...frame, outboxFolder: setting.channels.outboxFolder })
}

function openDeskLive(setting: WebSetting, { app, reception }: Frame) {
  const { ledger, tail, log } = setting
  return deskLive({
    app,
    ledger,
    tail,
    reception,
    log,
    team: ({ house }) => [...viewTeam(house, ledger.clock())],
    touch: agentId => touchSeat(ledger.db, agentId, ledger.clock()),
  })
}
