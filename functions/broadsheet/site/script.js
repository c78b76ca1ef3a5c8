(function () {
  'use strict';
  var choices = document.querySelectorAll('.brief input');
  var kept;
  try { kept = localStorage.getItem('length'); } catch (e) { /* A reader may forbid us to remember. */ }
  function choose(length) {
    choices.forEach(function (choice) { choice.checked = choice.value === length; });
  }
  if (kept && document.querySelector('.brief input[value="' + CSS.escape(kept) + '"]')) choose(kept);
  choices.forEach(function (choice) {
    choice.addEventListener('change', function () {
      choose(choice.value);
      try { localStorage.setItem('length', choice.value); } catch (e) { /* As above. */ }
    });
  });
}());
