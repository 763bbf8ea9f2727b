export type Theme = "auto" | "light" | "dark";

const KEPT_AS = "raspred-theme";
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: as the system says, or as the reader chose on this machine. */
class Appearance {
  theme = $state<Theme>(kept());
  #system = $state(dark.matches);
  shown = $derived<"light" | "dark">(
    this.theme === "auto" ? (this.#system ? "dark" : "light") : this.theme,
  );

  constructor() {
    dark.addEventListener("change", (event) => (this.#system = event.matches));
  }

  turn(): void {
    this.theme = this.theme === "auto" ? (this.#system ? "light" : "dark") : opposite(this.theme);
    localStorage.setItem(KEPT_AS, this.theme);
  }
}

function opposite(theme: Theme): Theme {
  return theme === "light" ? "dark" : "light";
}

function kept(): Theme {
  const value = localStorage.getItem(KEPT_AS);
  return value === "light" || value === "dark" ? value : "auto";
}

export const appearance = new Appearance();
