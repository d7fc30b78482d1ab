/** The native menu, made from the table of commands and from what the window says it can do. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuState, Platform, RecentFile } from './bridge.js';
import { COMMANDS, MENUS } from './commands.js';
import type { Command, CommandId, Menu } from './commands.js';

export interface MenuActions {
  command(id: CommandId): void;
  openRecent(file: RecentFile): void;
}

const NO_WINDOW: MenuState = { available: [], flags: [], checked: [] };

type Row = Command & { readonly id: CommandId };

/** The template for a window's state (null: no window); a menu without an item is left out. On macOS the app's own menu comes first. */
export function menuTemplate(
  state: MenuState | null,
  recent: readonly RecentFile[],
  system: Platform['system'],
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const { available, flags, checked } = state ?? NO_WINDOW;
  const offered = (COMMANDS as readonly Row[]).filter(({ id, role }) => role !== undefined || available.includes(id));
  const onMac = system === 'mac';
  const inAppMenu: readonly CommandId[] = onMac ? ['edit.settings', 'help.about', 'file.quit'] : [];

  const itemOf = (row: Row): MenuItemConstructorOptions => {
    const accelerator = acceleratorOf(row.key);
    const checkable = row.toggle ? { type: 'checkbox' as const, checked: checked.includes(row.id) } : {};
    return {
      id: row.id,
      label: row.label,
      ...(accelerator && { accelerator }),
      ...(row.role && !available.includes(row.id)
        ? { role: row.role }
        : {
            enabled: row.when === undefined || flags.includes(row.when),
            registerAccelerator: false,
            click: () => actions.command(row.id),
            ...checkable,
          }),
    };
  };
  const itemsOf = (menu: Menu): MenuItemConstructorOptions[] => {
    const items: MenuItemConstructorOptions[] = [];
    let group: number | null = null;
    for (const row of offered) {
      if (row.menu !== menu || inAppMenu.includes(row.id)) continue;
      if (group !== null && row.group !== group) items.push({ type: 'separator' });
      group = row.group;
      items.push(itemOf(row));
      if (row.id === 'file.open' && recent.length > 0) items.push(recentItem(recent, actions));
    }
    return items;
  };

  const menus = MENUS.map((menu) => ({ label: menu, submenu: itemsOf(menu) })).filter(
    ({ submenu }) => submenu.length > 0,
  );
  return onMac ? [appMenu(offered.filter(({ id }) => inAppMenu.includes(id)).map(itemOf)), ...menus] : menus;
}

function recentItem(recent: readonly RecentFile[], actions: MenuActions): MenuItemConstructorOptions {
  const submenu = recent.map((file) => ({
    label: file.name,
    sublabel: file.folder,
    click: () => actions.openRecent(file),
  }));
  return { label: 'Open recent', submenu };
}

function appMenu(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions {
  const item = (id: CommandId): MenuItemConstructorOptions[] => items.filter((each) => each.id === id);
  const separator = { type: 'separator' as const };
  return {
    label: 'Heapwright',
    submenu: [
      ...item('help.about'),
      separator,
      ...item('edit.settings'),
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      ...item('file.quit'),
    ],
  };
}

/** Electron's spelling of a key; single keys have none, as they are no menu keys. */
function acceleratorOf(key: string | undefined): string | null {
  if (key === undefined || !/^(Mod|Alt|Shift\+F\d|F\d)/.test(key)) return null;
  return key.replace('Mod', 'CommandOrControl').replace('Arrow', '');
}
