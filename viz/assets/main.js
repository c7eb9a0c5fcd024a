// Start every part, then show what the address asks for.
document.documentElement.classList.add("js");
startLegend();
startPicture();
startDetail();
startSearch();
startList();
startKeyboard();
startTheme();
themed();
chooseFromAddress();
addEventListener("hashchange", chooseFromAddress);
