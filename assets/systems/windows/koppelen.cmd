@echo off
rem Lets the files of Doe mee open with the program in this folder, for this person only. It needs no rights.
rem Laat de bestanden van Doe mee openen met het programma in deze map, alleen voor u.
setlocal
set "classes=HKCU\Software\Classes"
set "program=%~dp0doemee.exe"
call :kind .doemee doemee.dossier "Doe mee-dossier"
if errorlevel 1 goto failed
call :kind .doemee-register doemee.register "Doe mee-register"
if errorlevel 1 goto failed
call :kind .agenda doemee.agenda "Ondertekende agenda"
if errorlevel 1 goto failed
if not "%~1"=="/quiet" echo Klaar. De bestanden openen nu met %program%
exit /b 0

:kind
reg add "%classes%\%~1" /ve /d "%~2" /f >nul
if errorlevel 1 exit /b 1
reg add "%classes%\%~2" /ve /d "%~3" /f >nul
if errorlevel 1 exit /b 1
reg add "%classes%\%~2\DefaultIcon" /ve /d "\"%program%\",0" /f >nul
if errorlevel 1 exit /b 1
reg add "%classes%\%~2\shell\open\command" /ve /d "\"%program%\" \"%%1\"" /f >nul
if errorlevel 1 exit /b 1
exit /b 0

:failed
echo Het koppelen is niet gelukt: Windows liet het niet toe. Vraag uw beheerder.
exit /b 1
