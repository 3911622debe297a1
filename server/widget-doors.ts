/**
 * The contact button's doors, opened by hand: what a customer does there is done by the contact page and by the case's own page,
 * and decided nowhere else.
 */
import { type CallbackDoor, comeIn } from './features/callback/handle.ts'
import { inLine, viewCalls } from './features/callback/views.ts'
import { start, whatIsWrong, type Start } from './features/front-door/handle.ts'
import { viewWays } from './features/front-door/views.ts'
import { say, type Speaking, wish } from './features/own-case/handle.ts'
import { ownFile } from './features/own-case/sql.ts'
import { viewState, viewStory } from './features/own-case/views.ts'
import { widgetRoutes, type WidgetSetting } from './features/widget/routes.ts'
import { widgetSetupRoutes, type WidgetSetupSetting } from './features/widget-setup/routes.ts'
import { openSiteTokens } from './widget/tokens.ts'

type Doors = Start &
  Pick<CallbackDoor, 'callbacks'> &
  Speaking &
  Pick<WidgetSetting, 'app' | 'directory' | 'keys' | 'streams' | 'blobs' | 'publicUrl'> &
  Pick<WidgetSetupSetting, 'reception'> & { readonly secret: string }

export async function openWidgetDoors(doors: Doors): Promise<void> {
  const { ledger, waits } = doors
  const { db, clock } = ledger
  const tokens = openSiteTokens(db, doors.secret)
  await widgetRoutes({
    ...doors,
    tokens,
    ways: async (house, language) => await viewWays(waits, house, language, clock()),
    whatIsWrong,
    start: async (house, first) => await start(doors, house, first),
    calls: async (house, language) => {
      const free = async (windows: Parameters<typeof doors.callbacks.free>[1]) =>
        await doors.callbacks.free(db, windows, house)
      return await viewCalls({ waits, house, language, now: clock(), free }, null)
    },
    callBack: async ({ customerToken, ...sent }) => {
      const known = customerToken === undefined ? {} : { customerToken }
      const coming = await comeIn(
        {
          ...doors,
          startCalled: async (house, first) =>
            await start(doors, house, { ...first, ...known, address: '', files: [] }),
        },
        sent,
      )
      return coming.now === 'in-line' ? { now: coming.now, refusal: inLine(sent.language) } : coming
    },
    state: async (house, language, caseId) =>
      await viewState({ db, waits, house, language, now: clock() }, caseId),
    story: async (house, language, own, after) =>
      await viewStory({ db, waits, house, language, now: clock() }, own, after),
    say: async (own, said) => await say(doors, own, said),
    wish: async (own, asked) => await wish(ledger, own, asked),
    file: async (own, fileId) => await ownFile(db, [own.id], fileId),
  })
  widgetSetupRoutes({ ...doors, tokens })
}
