@echo off
rem Takes back what koppelen.cmd did.
rem Maakt ongedaan wat koppelen.cmd deed.
for %%k in (.doemee doemee.dossier .doemee-register doemee.register .agenda doemee.agenda) do (
  reg delete "HKCU\Software\Classes\%%k" /f >nul 2>nul
)
if not "%~1"=="/quiet" echo Klaar. De bestanden zijn niet meer gekoppeld.
exit /b 0
