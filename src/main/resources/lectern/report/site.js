'use strict';
(() => {
  const root = document.documentElement;

  // The theme chosen with the button. A browser may keep nothing for pages opened from files.
  const KEY = 'lectern-theme';
  const kept = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const keep = theme => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // it holds for this page, then
    }
  };
  const apply = theme => {
    if (theme === 'dark' || theme === 'light') {
      root.dataset.theme = theme;
    }
  };
  apply(kept()); // before anything is painted

  const themeButton = button => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const dark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
    const label = () => {
      button.textContent = dark() ? 'Light' : 'Dark';
      button.setAttribute('aria-label', `Switch to the ${dark() ? 'light' : 'dark'} theme`);
    };
    button.addEventListener('click', () => {
      const theme = dark() ? 'light' : 'dark';
      apply(theme);
      keep(theme);
      label();
    });
    system.addEventListener('change', label);
    label();
    button.hidden = false;
  };

  // The ledger's filters and order are written into the address after #, to be linked to:
  // #verdict=refuted&q=xor&sort=-effect
  const ledger = (form, table) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, place) => ({
      row,
      place,
      text: row.textContent.toLowerCase(),
    }));
    const heads = [...table.querySelectorAll('th[data-sort]')];
    const count = form.querySelector('#count');
    const FILTERS = ['verdict', 'lecture', 'experiment', 'q'];
    let sort = '';

    const key = (entry, column) => {
      const cell = entry.row.cells[column];
      return column === 0 ? entry.place : cell.dataset.key;
    };
    const compare = (a, b) => {
      const column = heads.findIndex(head => head.dataset.sort === sort.replace('-', ''));
      if (column < 0) {
        return a.place - b.place;
      }
      const sign = sort.startsWith('-') ? -1 : 1;
      const [x, y] = [key(a, column), key(b, column)];
      const [m, n] = [x, y].map(value => (value === '' ? NaN : Number(value)));
      const words = column === heads.length - 1;
      if (!words && (Number.isNaN(m) || Number.isNaN(n))) {
        return Number.isNaN(m) - Number.isNaN(n) || a.place - b.place; // nothing to sort by: last
      }
      return sign * (words ? x.localeCompare(y) : m - n) || a.place - b.place;
    };

    const show = () => {
      const wanted = new FormData(form);
      const words = wanted.get('q').toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        const fits =
          ['verdict', 'lecture', 'experiment'].every(
            name => !wanted.get(name) || row.dataset[name] === wanted.get(name),
          ) && words.every(word => text.includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      count.textContent =
        shown === rows.length ? `${shown} claims` : `${shown} of ${rows.length} claims`;
      body.append(...[...rows].sort(compare).map(entry => entry.row));
      for (const head of heads) {
        const chosen = head.dataset.sort === sort.replace('-', '');
        const order = sort.startsWith('-') ? 'descending' : 'ascending';
        if (chosen) {
          head.setAttribute('aria-sort', order);
        } else {
          head.removeAttribute('aria-sort');
        }
      }
    };
    const write = () => {
      const wanted = new FormData(form);
      const state = new URLSearchParams();
      FILTERS.filter(name => wanted.get(name)).forEach(name => state.set(name, wanted.get(name)));
      if (sort) {
        state.set('sort', sort);
      }
      history.replaceState(null, '', '#' + state);
      show();
    };
    const read = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      FILTERS.forEach(name => {
        const field = form.elements[name];
        field.value = state.get(name) ?? '';
        if (field.value === '' && field.options) {
          field.selectedIndex = 0; // a value that is not offered
        }
      });
      sort = state.get('sort') ?? '';
      show();
    };

    for (const head of heads) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const name = head.dataset.sort;
        sort = sort === name ? '-' + name : sort === '-' + name ? '' : name;
        write();
      });
    }
    form.addEventListener('input', write);
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('reset', () => {
      sort = '';
      setTimeout(write); // once the fields are empty
    });
    addEventListener('hashchange', read);
    read();
    form.hidden = false;
  };

  // What is folded is printed, too.
  const unfold = () => {
    let folded = [];
    addEventListener('beforeprint', () => {
      folded = [...document.querySelectorAll('details:not([open])')];
      folded.forEach(each => (each.open = true));
    });
    addEventListener('afterprint', () => folded.forEach(each => (each.open = false)));
  };

  addEventListener('DOMContentLoaded', () => {
    themeButton(document.getElementById('theme'));
    const form = document.getElementById('filters');
    if (form) {
      ledger(form, document.getElementById('ledger'));
    }
    unfold();
  });
})();
