import DefaultTheme from "vitepress/theme-without-fonts";

// The pages show the widget itself, from the package as it was built.
if (!import.meta.env.SSR) import("crossread/define");

export default DefaultTheme;
