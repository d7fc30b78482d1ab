/** Menus as data: a test finds an item and clicks it. */
class MenuItem {
  constructor(options) {
    Object.assign(this, { enabled: true, checked: false, label: options.role ?? '', ...options });
    if (options.submenu) this.submenu = Menu.buildFromTemplate(options.submenu);
    this.click = () => {
      if (this.enabled) options.click?.(this);
    };
  }
}

class Menu {
  static #application = null;
  items = [];

  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map((options) => new MenuItem(options));
    return menu;
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu;
  }
  static getApplicationMenu() {
    return Menu.#application;
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}

exports.Menu = Menu;
